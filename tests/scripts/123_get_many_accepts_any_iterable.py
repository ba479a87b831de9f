from django.core.cache import cache

cache.set_many({'a': 1, 'b': 2, 'c': 3, '1': 'one'})
print(cache.get_many('cab'))
print(cache.get_many({'b': 'ignored', 'zz': 0}))
print(cache.get_many(k for k in ('c', 'a')))
print(cache.get_many(('a', 'a', 'b')))
print(cache.get_many([1, '1', True]))
print(cache.get_many(map(str.lower, 'AB')))
print(cache.get_many(range(1, 3)))
cache.get_many(5)
