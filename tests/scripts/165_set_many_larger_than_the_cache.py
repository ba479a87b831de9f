# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 4, "CULL_FREQUENCY": 2}}}
from django.core.cache import cache

print(cache.set_many({n: n * n for n in range(10)}))
print(cache.get_many(range(10)))
print(list(cache._cache))
