import time
from django.core.cache import cache

print(cache.get_or_set('k', 'one'), cache.get_or_set('k', 'two', version=2), cache.get_or_set('k', 'three', 10, 2))
print(cache.get('k', version=1), cache.get('k', version=2))
time.sleep(300)
print(cache.get_or_set('k', 'again', 5), cache.get_or_set('k', default='x', version=2))
