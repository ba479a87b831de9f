import time
from django.core.cache import cache

cache.set('k', 'v', None)
print(cache.touch('k'))
time.sleep(300)
print(cache.get('k'))
cache.set('k', 'v', 5)
print(cache.touch('k', None), cache.touch('k', timeout=None))
time.sleep(10 ** 6)
print(cache.get('k'))
print(cache.touch('k', 0), cache.get('k'), cache.touch('k', 10))
cache.set('k', 'v', version=2)
print(cache.touch('k', 10), cache.touch('k', 10, 2), cache.touch('k', version=2))
