import time
from django.core.cache import cache

print(cache.default_timeout)
cache.default_timeout = 2
cache.set('a', 1)
cache.set('b', 1, 300)
time.sleep(2)
print(cache.get('a'), cache.get('b'), cache.touch('b'))
time.sleep(2)
print(cache.get('b'))
cache.default_timeout = None
cache.set('c', 1)
time.sleep(10 ** 9)
print(cache.get('c'))
