# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2, "CULL_FREQUENCY": 1}}}
from django.core.cache import cache

try:
    cache.set('half', 1, 'x')
except TypeError:
    print('bad timeout')
cache.set('a', 1)
try:
    cache.set('b', 2)
except KeyError as e:
    print('KeyError', e)
print(list(cache._cache), cache.get('a'), cache.get('b'))
cache.set('c', 3)
