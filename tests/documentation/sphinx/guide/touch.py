import time
from django.core.cache import cache

cache.set('milk', 'fresh', 10)
time.sleep(5)
print(cache.touch('milk', 10))
time.sleep(8)
print(cache.get('milk'))
