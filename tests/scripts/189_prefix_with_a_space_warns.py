# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_PREFIX": "my site"}}
from django.core.cache import cache

cache.set('k', 1)
cache.set('k', 2)
print(cache.get('k'), cache.make_key('k'))
