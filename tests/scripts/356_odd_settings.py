# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": "abc", "OPTIONS": {"MAX_ENTRIES": "many", "CULL_FREQUENCY": -1}}, "typo": {"BACKED": "x"}, "two": {"BACKEND": "django.core.cache.backends.dummy.DummyCache", "TIMEOUT": 5}}
from django.core.cache import cache, caches
print(cache.default_timeout, cache._max_entries, cache._cull_frequency)
for a in caches:
    try: print(a, caches[a].set('x', 1), caches[a].get('x'))
    except Exception as e: print(a, type(e).__name__, e)
print(caches['two'].get_or_set('k', 5), caches['two'].incr_version if False else '', caches['two'].add('x', 1), caches['two'].has_key('x'))
caches['two'].incr('x')
