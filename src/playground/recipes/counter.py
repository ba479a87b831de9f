# A counter
# incr() and decr() change a number and keep its timeout.

import time
from django.core.cache import cache

cache.set('visits', 0, 20)
cache.incr('visits')
cache.incr('visits', 5)
time.sleep(8)
visits = cache.decr('visits', 2)
print(visits)

try:
    cache.incr('downloads')
except ValueError as error:
    print(error)
cache.add('downloads', 0, None)
print(cache.incr('downloads'))
