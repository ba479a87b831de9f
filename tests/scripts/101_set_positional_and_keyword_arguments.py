import time
from django.core.cache import cache

cache.set(key='a', value=1, timeout=10, version=2)
cache.set('b', 2, 10, 2)
cache.set('c', 3, version=2, timeout=10)
print(cache.get('a'), cache.get('a', version=2))
print(cache.get('b', None, 2), cache.get(version=2, key='c', default='x'))
time.sleep(10)
print(cache.get_many(['a', 'b', 'c'], version=2))
