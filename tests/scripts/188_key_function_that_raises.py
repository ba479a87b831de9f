# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_FUNCTION": "__main__.strict"}}
from django.core.cache import cache

def strict(key, key_prefix, version):
    if not isinstance(key, str):
        raise TypeError(f'keys must be str, not {type(key).__name__}')
    return f'{key_prefix}:{version}:{key}'

cache.set('a', 1)
print(cache.get('a'))
cache.get(1)
