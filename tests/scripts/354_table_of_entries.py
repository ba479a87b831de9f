from django.core.cache import cache
rows = [('key', 'value', 'ttl'), ('greet', 'Hello', 10), ('n', 42, None), ('list', [1, 2], 3.5)]
for k, v, t in rows[1:]: cache.set(k, v, t)
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
line = '+' + '+'.join('-' * (w + 2) for w in widths) + '+'
print(line)
for i, r in enumerate(rows):
    print('|' + '|'.join(f' {str(c):<{w}} ' if j < 2 else f' {c!s:>{w}} ' for j, (c, w) in enumerate(zip(r, widths))) + '|')
    if i == 0: print(line.replace('-', '='))
print(line, end='\n\n'); print(*rows[0], sep=' → ', end='!\n'); print('a', 'b', sep='', end=''); print()
print(f'{"total":-^20}', f'{3:03d}', f'{1e6:,.0f}', f'{0.1 + 0.2}', f'{1/3:.3}', f'{True!s:>6}', f'{None}', f'{[1]!r}', f'{{}}', f'{"x" "y"}')
print('%s=%r' % ('a', 'b'), 'Name: {:s}'.format('x'), '{:>{}}'.format('r', 5), '\\n', 'tab\tx', "it's", 'say "hi"', '''multi
line''')
print(f'{rows[0]:>5}')
