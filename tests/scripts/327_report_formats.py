from django.core.cache import cache
import datetime
cache.set_many({'price': 1234.5, 'pct': 0.256, 'n': 42, 'name': 'Ann', 'when': datetime.datetime(2024, 3, 5, 14, 7)})
d = cache.get_many(['price', 'pct', 'n', 'name', 'when'])
print('{name!r:>8} {price:,.2f} {pct:.1%} {n:#x} {n:08b} {when:%d %b %Y %H:%M}'.format(**d))
print(f"{d['name']:<6}|{d['name']:^7}|{d['price']:e}|{d['n']:+d}|{d['n']!s:0>5}|{d['pct']:g}|{'=' * 10}")
print(f'{d["n"] = }', f'{d["price"]:{10}.{3}}', f"{d['when']:%j %U %p %A}", '{0[0]}{0[1]} {1.year}'.format('ab', d['when']))
print('%-10s|%5d|%05.1f|%x|%%|%r|%c' % (d['name'], d['n'], d['price'], d['n'], d['name'], 65))
print(str(d['when']), d['when'].isoformat(), d['when'].timestamp(), d['when'].strftime('%c'), d['when'].date(), d['when'].weekday())
print('\t'.join(d), 'a\tb'.expandtabs(4), 'Title case me'.title(), 'x'.center(5, '*'), 'snake_case'.replace('_', ' ').capitalize())
print('{missing}'.format(**d))
