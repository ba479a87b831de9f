import time
from decimal import Decimal
from django.core.cache import cache

cache.set('true', 1, True)
cache.set('false', 1, False)
cache.set('float', 1, 0.001)
cache.set('inf', 1, float('inf'))
print(cache.get_many(['true', 'false', 'float', 'inf']))
time.sleep(0.5)
print(cache.get_many(['true', 'false', 'float', 'inf']))
time.sleep(0.5)
print(cache.get_many(['true', 'inf']))
for bad in ('10', [10], {}, b'1', Decimal(5)):
    try:
        cache.set('bad', 1, bad)
        print('stored', bad)
    except TypeError as e:
        print(e)
