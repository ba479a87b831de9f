import time
from django.core.cache import cache

cache.set('n', 10, 5)
time.sleep(5)
try:
    cache.incr('n')
except ValueError as e:
    print(e)
print(cache._cache)
cache.set('n', 0, 0)
cache.decr('n', version=1)
