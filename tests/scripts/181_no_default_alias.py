# CACHES = {"main": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
from django.core.cache import cache, caches

caches['main'].set('k', 1)
print(caches['main'].get('k'))
cache.get('k')
