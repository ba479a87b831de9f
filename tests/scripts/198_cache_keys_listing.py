import time
from django.core.cache import cache

cache.set('a', 1)
cache.set('b', 2, 1)
cache.set('c', 3, version=2)
print(cache._cache.keys())
time.sleep(1)
print(len(cache._cache), list(cache._cache), ':1:b' in cache._cache)
cache.get('a')
for made in list(cache._cache.keys()):
    prefix, version, key = made.split(':', 2)
    print(repr(prefix), version, key, cache.get(key, version=int(version)))
print({k: (None if v is None else v - 1700000000) for k, v in cache._expire_info.items()})
