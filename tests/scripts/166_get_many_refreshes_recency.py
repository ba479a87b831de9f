# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 4, "CULL_FREQUENCY": 2}}}
from django.core.cache import cache

cache.set_many({'a': 1, 'b': 2, 'c': 3, 'd': 4})
cache.get_many(['b', 'a'])
print(list(cache._cache))
cache.get_or_set('c', 'unused')
print(list(cache._cache))
cache.get_or_set('e', 'new')
print(list(cache._cache))
