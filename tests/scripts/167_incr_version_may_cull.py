# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3, "CULL_FREQUENCY": 3}}}
from django.core.cache import cache

cache.set_many({'a': 1, 'b': 2, 'c': 3})
print(cache.incr_version('b'))
print(list(cache._cache))
cache.decr('c')
print(list(cache._cache))
