import time
from django.core.cache import cache

cache.set('k', 1, 1)
time.sleep(0)
time.sleep(True)
print(cache.get('k'))
try:
    time.sleep('1')
except TypeError as e:
    print(e)
time.sleep(-1)
