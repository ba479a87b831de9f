import time
from django.core.cache import cache

cache.set('stock', 1, timeout=10)
for _ in range(3):
    time.sleep(3)
    print(cache.decr('stock'))
time.sleep(1)
print(cache.get('stock', 'gone'))
cache.set('stock', 5, None)
cache.incr('stock')
time.sleep(10000)
print(cache.get('stock'))
