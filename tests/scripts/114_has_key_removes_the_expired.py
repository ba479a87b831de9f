import time
from django.core.cache import cache

cache.set('a', 1, 1)
cache.set('b', 2, 1)
time.sleep(1)
print(len(cache._cache))
print(cache.has_key('a'), len(cache._cache))
print('b' in cache, len(cache._cache))
print(cache.delete('a'), cache.delete('b'))
