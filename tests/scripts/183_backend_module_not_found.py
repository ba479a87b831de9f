# CACHES = {"default": {"BACKEND": "myproject.cache.FancyCache"}, "b": {"BACKEND": "django.core.cache.backends.locmem.LocMem"}, "c": {"BACKEND": "LocMemCache"}}
from django.core.cache import cache, caches, InvalidCacheBackendError

for alias in ('b', 'c', 'default'):
    try:
        caches[alias].get('k')
    except InvalidCacheBackendError as e:
        print(e)
cache.get('k')
