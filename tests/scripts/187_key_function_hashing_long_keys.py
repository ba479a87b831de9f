# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_FUNCTION": "__main__.safe_key", "KEY_PREFIX": "blog", "VERSION": 3}}
import hashlib
from django.core.cache import cache

def safe_key(key, key_prefix, version):
    digest = hashlib.sha256(str(key).encode()).hexdigest()
    return f'{key_prefix}:{version}:{digest[:16]}'

cache.set('a very long key with spaces ' * 20, 'ok')
print(cache.get('a very long key with spaces ' * 20))
print(cache.make_key('hello'), cache.make_key('hello', version=1))
