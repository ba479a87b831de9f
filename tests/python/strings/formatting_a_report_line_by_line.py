items = [('Latte', 2, 3.5), ('Espresso', 1, 2.25)]
lines = []
for name, n, price in items:
    lines.append(f'{n} x {name:.<12}{n * price:6.2f}')
print('\n'.join(lines))
print('Total'.rjust(16), f'{sum(n * p for _, n, p in items):.2f}', sep=' = ')
print('%-10s|%5.1f|%03d' % ('left', 3.14159, 7), '{:<10}|{:>5.1f}|{:03}'.format('left', 3.14159, 7))
