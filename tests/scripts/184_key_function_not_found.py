# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_FUNCTION": "__main__.make_cache_key"}}
from django.core.cache import cache

def makecachekey(key, key_prefix, version):
    return key

cache.set('k', 1)
