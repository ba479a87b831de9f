import time
from django.core.cache import cache

cache.set('live', 1)
cache.set('forever', 1, None)
cache.set('dead', 1, 5)
cache.set('zero', 1, 0)
time.sleep(5)
for key in ('live', 'forever', 'dead', 'zero', 'never'):
    print(key, cache.delete(key), cache.delete(key))
