# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 6, "CULL_FREQUENCY": 2}}, "zero": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "z", "OPTIONS": {"MAX_ENTRIES": 3, "CULL_FREQUENCY": 0}}}
from django.core.cache import cache, caches
def alive(c=cache, n=12): return [k for k in range(n) if k in c]
for i in range(7): cache.set(i, i)
print(alive()); cache.get(3); cache.set(7, 7); cache.set(8, 8); print(alive()); cache.touch(3); cache.add(9, 9); cache.incr(9); cache.set(10, 1); cache.set(11, 1); print(alive(), len(cache._cache), list(cache._cache))
z = caches["zero"]
for i in range(4): z.set(i, i)
print(alive(z)); z.set_many({i: i for i in range(5)}); print(alive(z), z._max_entries, z._cull_frequency)
cache.clear(); print(cache.set_many({i: i for i in range(10)}), alive(), cache.get_many(range(10))); cache.delete_many(range(10)); print(alive(), len(cache._expire_info))
