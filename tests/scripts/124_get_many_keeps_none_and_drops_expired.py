import time
from django.core.cache import cache

cache.set('none', None)
cache.set('short', 1, 1)
cache.set('long', 2)
time.sleep(1)
result = cache.get_many(['short', 'none', 'long', 'missing'])
print(result, len(result))
print({k: result.get(k, 'absent') for k in ('short', 'none', 'missing')})
print(cache.get_many(['long'], version=9))
