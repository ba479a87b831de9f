# CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
from django.core.cache import cache

for call in (lambda: cache.get(), lambda: cache.put(), lambda: cache.touch(), lambda: cache.set('a', 1, expire=1), lambda: cache._cache):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(type(cache).__name__)
cache.get_or_set('k')
