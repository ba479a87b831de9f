from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.base import BaseCache, DEFAULT_TIMEOUT

print(isinstance(caches['default'], LocMemCache), type(caches['default']).__name__, type(cache).__name__)
print(issubclass(LocMemCache, BaseCache), cache.__class__.__name__)
cache.set('k', 1, DEFAULT_TIMEOUT)
print(cache._expire_info)
