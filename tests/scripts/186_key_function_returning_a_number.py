# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_FUNCTION": "__main__.number"}}
from django.core.cache import cache

def number(key, key_prefix, version):
    print('key function:', repr(key), repr(key_prefix), version)
    return hash(key) if key == 1 else 12

print(cache.make_key('a'))
cache.set('a', 1)
