# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3, "CULL_FREQUENCY": 3}}}
import time
from django.core.cache import cache

cache.set('old', 1, None)
cache.set('dead1', 1, 5)
cache.set('dead2', 1, 5)
time.sleep(10)
cache.set('new', 1)
print(list(cache._cache), 'old' in cache)
print(cache.get('dead1'), list(cache._cache))
