# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 9}}}
from django.core.cache import cache

for i in range(9):
    cache.set(i, i)
print(len(cache._cache), cache._max_entries, cache._cull_frequency)
cache.get(0)
cache.incr(2)
cache.touch(1)
cache.has_key(3)
cache.add(4, 'no')
cache.set(9, 9)
print([k for k in range(10) if k in cache])
print(list(cache._cache))
