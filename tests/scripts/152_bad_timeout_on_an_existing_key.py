import time
from django.core.cache import cache

cache.set('k', 'old', 10)
try:
    cache.set('k', 'new', timeout='60')
except TypeError as e:
    print(type(e).__name__)
print(cache.get('k'))
time.sleep(10)
print(cache.get('k', 'expired with the old time'))
try:
    cache.touch('k', 'soon')
except TypeError as e:
    print(e)
cache.set('k', 1)
cache.touch('k', 'soon')
