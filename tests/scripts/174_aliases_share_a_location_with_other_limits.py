# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "tiny": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2, "CULL_FREQUENCY": 0}}}
from django.core.cache import caches

for n in range(5):
    caches['default'].set(n, n)
print(list(caches['tiny']._cache))
caches['tiny'].set('t', 1)
print(list(caches['default']._cache))
