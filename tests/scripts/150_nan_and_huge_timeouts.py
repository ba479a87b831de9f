import time
from django.core.cache import cache

cache.set('nan', 1, float('nan'))
cache.set('year', 1, 60 * 60 * 24 * 365 * 100)
print(cache.get('nan'), cache.get('year'))
cache.set('huge', 1, 10 ** 18)
time.sleep(60 * 60 * 24 * 31)
print(cache.get('huge'), cache.get('year'))
cache.set('toolong', 1, 10 ** 400)
