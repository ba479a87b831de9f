from math import ceil
from django.core.cache import cache

ITEMS = [f'item {n}' for n in range(1, 24)]

def page(number, per_page=10):
    if not 1 <= number <= ceil(len(ITEMS) / per_page):
        raise IndexError(f'page {number} does not exist')
    key = f'items:{per_page}:{number}'
    if (rows := cache.get(key)) is None:
        start = (number - 1) * per_page
        rows = ITEMS[start:start + per_page]
        cache.set(key, rows, 60)
        print('built', key)
    return rows

print(page(3), page(3)[-1], len(page(1)))
page(4)
