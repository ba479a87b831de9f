# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2, "CULL_FREQUENCY": 2}}}
from django.core.cache import cache

print(cache.add('a', 1), cache.add('b', 2), cache.add('a', 3), cache.add('c', 4))
print(list(cache._cache))
print(cache.add('b', 5), cache.add('a', 6), list(cache._cache))
