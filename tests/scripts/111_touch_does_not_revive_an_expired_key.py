import time
from django.core.cache import cache

cache.set('k', 'v', 3)
time.sleep(3)
print(cache.touch('k', 100), cache.get('k', 'gone'))
cache.set('k', 'v', 3)
time.sleep(2.5)
print(cache.touch('k', 3))
time.sleep(2.5)
print(cache.get('k', 'gone'))
