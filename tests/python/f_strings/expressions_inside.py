name, items = 'Ann', [1, 2, 3]
print(f'{name!r:>8} {name.upper()} {len(items)} {items[0] + items[-1]} {sum(i * i for i in items)} {"yes" if items else "no"}')
print(f'{items=} {name = } {1 + 1=} {name=!s} {3.14159=:.2f}', f'{{braces}} {"nested " + f"{name}"}')
print(f"{'a' 'b'} {(lambda x: x * 2)(4)} { {'k': 1}['k'] }", f'{name:{"^"}{9}}|', f'''multi
line {name}''')
