import time
from django.core.cache import cache

cache.set('k', 'v', 0.1)
for _ in range(4):
    print(cache.get('k'), f'{time.time():.3f}')
    time.sleep(0.033)
cache.set('k', 'v', 1e-9)
print(cache.get('k'))
