# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_PREFIX": "dev"}, "prod": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_PREFIX": "prod"}}
from django.core.cache import cache, caches

cache.set('k', 'dev value')
caches['prod'].set('k', 'prod value')
print(cache.get('k'), '|', caches['prod'].get('k'))
cache.clear()
print(caches['prod'].get('k'))
