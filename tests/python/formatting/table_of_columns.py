rows = [('name', 'qty', 'price'), ('pen', 12, 1.5), ('notebook', 3, 12.25)]
for name, qty, price in rows:
    print(f'{name:<10}{qty:>5}{price if isinstance(price, str) else format(price, ".2f"):>9}')
print('-' * 24)
print('total'.ljust(15, '.') + f'{sum(q * p for _, q, p in rows[1:]):>9.2f}')
