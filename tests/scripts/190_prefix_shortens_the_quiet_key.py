# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_PREFIX": "prefix", "VERSION": 10}}
from django.core.cache import cache

cache.set('k' * 240, 1)
print(len(cache.make_key('k' * 240)))
cache.set('k' * 241, 1)
print(len(cache.make_key('k' * 241)))
