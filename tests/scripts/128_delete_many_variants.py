from django.core.cache import cache

cache.set_many({'a': 1, 'b': 2, 'c': 3, 'abc': 4})
print(cache.delete_many('ab'), cache.get_many(['a', 'b', 'c', 'abc']))
print(cache.delete_many({'c': None, 'zzz': 1}), cache.delete_many([]), cache.delete_many(k for k in ['abc']))
print(list(cache._cache))
cache.set('a', 1, version=2)
cache.delete_many(['a'])
print(cache.get('a', version=2))
cache.delete_many(['a'], version=2)
print(cache.get('a', version=2))
cache.delete_many(None)
