# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_FUNCTION": "__main__.plain"}}
from django.core.cache import cache

try:
    cache.set('k', 1)
except ImportError as e:
    print(e)

def plain(key, key_prefix, version):
    return key

cache.set('k', 1)
print(list(cache._cache))
