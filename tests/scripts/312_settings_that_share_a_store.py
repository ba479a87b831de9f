# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "a", "TIMEOUT": null, "OPTIONS": {"MAX_ENTRIES": 4, "CULL_FREQUENCY": 2}}, "b": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "a", "KEY_PREFIX": "b", "VERSION": 3}}
from django.core.cache import cache, caches
for i in range(6):
    cache.set(f'k{i}', i)
    print(i, list(cache._cache))
b = caches['b']
b.set('x', 1, 5)
print(list(b._cache), b.get('x'), b.get('x', version=1), cache.get('x'), b.version, b.key_prefix, b._max_entries)
print(cache.get('b:3:x'), [k for k in b._cache if k.startswith('b:')])
b.clear()
print(cache.get('k5'))
print(caches['default'].default_timeout, b.default_timeout, cache._cull_frequency)
caches['c'].get('x')
