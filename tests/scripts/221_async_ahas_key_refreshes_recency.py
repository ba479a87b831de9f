# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3, "CULL_FREQUENCY": 3}}}
import asyncio
from django.core.cache import cache

cache.set_many({'a': 1, 'b': 2, 'c': 3})
cache.has_key('a')
print(list(cache._cache))
print(asyncio.run(cache.ahas_key('a')), list(cache._cache))
asyncio.run(cache.aset('d', 4))
print(list(cache._cache))
