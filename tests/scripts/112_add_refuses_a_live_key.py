import time
from django.core.cache import cache

print(cache.add('k', 'one', 10), cache.add('k', 'two', 1000))
time.sleep(9)
print(cache.get('k'))
time.sleep(1)
print(cache.get('k'), cache.add('k', 'three'), cache.get('k'))
print(cache.add('k', 'x', version=2), cache.get('k', version=2))
