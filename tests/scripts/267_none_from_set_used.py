from django.core.cache import cache

stored = cache.set('numbers', [1, 2, 3])
if stored:
    print('never printed')
for n in cache.set('more', [4]):
    print(n)
