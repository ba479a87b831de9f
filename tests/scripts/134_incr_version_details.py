import time
from django.core.cache import cache

cache.set('k', 'v', timeout=10)
print(cache.incr_version('k'), cache.get('k'), cache.get('k', version=2))
time.sleep(10)
print(cache.get('k', version=2), 'default timeout now')
print(cache.incr_version('k', 5, 2), cache.incr_version('k', delta=-6, version=7))
print(cache.get('k'))
print(cache.incr_version('k', 0), cache.get('k'))
cache.incr_version('k')
