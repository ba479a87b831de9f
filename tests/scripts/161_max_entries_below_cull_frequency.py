# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 1, "CULL_FREQUENCY": 3}}}
from django.core.cache import cache

for letter in 'abcdef':
    cache.set(letter, 1)
    print(letter, len(cache._cache), list(cache._cache))
