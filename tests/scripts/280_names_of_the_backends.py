from django.core.cache.backends.base import BaseCache, DEFAULT_TIMEOUT, InvalidCacheBackendError, CacheKeyWarning, InvalidCacheKey, memcache_key_warnings, get_key_func, default_key_func, MEMCACHE_MAX_KEY_LENGTH
print(default_key_func('k', 'p', 2), get_key_func(None)('k', 'p', 1), MEMCACHE_MAX_KEY_LENGTH)
print(list(memcache_key_warnings('a b')), list(memcache_key_warnings('x' * 251))[0][:40])
from django.core.cache.backends import locmem, dummy
print(locmem.LocMemCache.__name__, dummy.DummyCache.__mro__[1].__name__, locmem.LocMemCache.pickle_protocol)
from django.core.cache import DEFAULT_CACHE_ALIAS, caches, CacheHandler, close_caches
print(DEFAULT_CACHE_ALIAS, type(caches) is CacheHandler, CacheHandler.settings_name)
print(get_key_func('django.core.cache.backends.base.default_key_func')(1, 2, 3))
b = BaseCache({'TIMEOUT': 5, 'KEY_PREFIX': 'p'})
print(b.make_key('x'), b.default_timeout, b.get_backend_timeout(3) if False else '')
b.get('x')
