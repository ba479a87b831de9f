# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 0}}
from django.core.cache import cache

cache.set('a', 1)
print(cache.get('a'), cache.default_timeout, len(cache._cache))
cache.set('a', 1, None)
print(cache.get('a'), cache.touch('a'), cache.get('a'))
print(cache.get_or_set('b', lambda: 'fresh'), cache.get('b'))
