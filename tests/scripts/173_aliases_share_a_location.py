# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared", "KEY_PREFIX": "a"}, "b": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared", "KEY_PREFIX": "b", "VERSION": 2}, "c": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared", "KEY_PREFIX": "a", "TIMEOUT": 1}}
import time
from django.core.cache import cache, caches

cache.set('k', 'from default')
caches['b'].set('k', 'from b')
print(cache.get('k'), caches['b'].get('k'), caches['c'].get('k'))
caches['c'].touch('k')
time.sleep(1)
print(cache.get('k'), caches['b'].get('k'))
print(list(cache._cache), cache._cache is caches['b']._cache)
caches['c'].clear()
print(caches['b'].get('k'))
