# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": null}}
import time
from django.core.cache import cache

cache.set('a', 1)
cache.set('b', 1, 10)
time.sleep(10 ** 8)
print(cache.get('a'), cache.get('b'), cache.default_timeout)
