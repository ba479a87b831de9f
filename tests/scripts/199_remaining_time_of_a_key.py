import time
from django.core.cache import cache

def ttl(key):
    expires = cache._expire_info.get(cache.make_key(key))
    return None if expires is None else max(0, round(expires - time.time(), 3))

cache.set('a', 1, 10)
cache.set('b', 1, None)
time.sleep(2.5)
print(ttl('a'), ttl('b'), ttl('nope'))
cache.touch('a', 60)
print(ttl('a'))
time.sleep(61)
print(ttl('a'))
