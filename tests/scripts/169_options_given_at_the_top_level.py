# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "max_entries": 2, "cull_frequency": "1", "timeout": 7, "TIMEOUT": 60, "OPTIONS": {"MAX_ENTRIES": 50}}}
from django.core.cache import cache

print(cache._max_entries, cache._cull_frequency, cache.default_timeout)
for letter in 'abc':
    cache.set(letter, 1)
print(list(cache._cache))
