from django.core.cache import (BaseCache, CacheHandler, CacheKeyWarning, ConnectionProxy, DEFAULT_CACHE_ALIAS,
                               InvalidCacheBackendError, InvalidCacheKey, cache, caches)

print(DEFAULT_CACHE_ALIAS, issubclass(InvalidCacheKey, ValueError), CacheKeyWarning.__name__)
print(type(cache) is ConnectionProxy, type(caches) is CacheHandler, isinstance(caches['default'], BaseCache))
print(InvalidCacheBackendError.__module__, InvalidCacheBackendError.__mro__[1].__name__)
raise InvalidCacheKey('too long')
