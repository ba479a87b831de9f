from django.core.cache import cache, caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, InvalidCacheKey, CacheKeyWarning, BaseCache, InvalidCacheBackendError
from django.core.exceptions import ImproperlyConfigured
import time, warnings
print(type(DEFAULT_TIMEOUT), issubclass(InvalidCacheKey, ValueError), issubclass(CacheKeyWarning, RuntimeWarning))
try: caches['redis']
except InvalidCacheBackendError as e: print(repr(e))
try: caches.create_connection('zz')
except Exception as e: print(type(e).__name__, e)
print(list(caches), [type(c).__name__ for c in caches.all()], len(caches.all(initialized_only=True)), caches.settings.keys())
cache.set('a', 1, timeout=DEFAULT_TIMEOUT); cache.set('b', 2, None); cache.set('c', 3, 0); cache.set('d', 4, -5); cache.set('e', 5, 0.5)
print(cache.get_many(list('abcde')))
time.sleep(.5); print(cache.get('e', 'gone'), 'e' in cache, cache.has_key('b'))
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: cache.set('bad key', 1)
    except CacheKeyWarning as e: print('W', e)
c = caches['default']; print(c._expire_info.keys() if hasattr(c, '_expire_info') else None, c.get_backend_timeout(10) > 0, c.get_backend_timeout(None), c.get_backend_timeout(0), c._max_entries, c._cull_frequency)
print(c.make_and_validate_key('k', version=3), c.make_key('k', 2), c.validate_key('ok'))
cache.set('v', 'one'); cache.set('v', 'two', version=2); print(cache.get('v'), cache.get('v', version=2), cache.incr_version('v'), cache.get('v'), cache.get('v', version=2), cache.decr_version('v', version=2), cache.get_many(['v'], version=1))
print(cache.get_or_set('lazy', lambda: 'made', 5), cache.get_or_set('lazy', 'other'), cache.get_or_set('x', 0), cache.get_or_set('x', 9), cache.get('missing', default=[]))
print(cache.add('v', 1), cache.add('new', 1, 1), cache.delete('new'), cache.delete('new'), cache.touch('a', 1), cache.touch('q'), cache.incr('a', 10), cache.decr('a', 3), cache.set_many({'m1': 1, 'm2': 2}), cache.delete_many(['m1', 'zz']), cache.get('m2'))
time.sleep(1); print(cache.get('a'))
import sys
print(sys.getsizeof(1) > 0, sys.version_info >= (3, 8), sys.maxsize)
class Backend(BaseCache):
    pass
b = Backend({'TIMEOUT': 5, 'OPTIONS': {'MAX_ENTRIES': 7}, 'KEY_PREFIX': 'p', 'VERSION': 2})
print(b.default_timeout, b._max_entries, b.key_prefix, b.make_key('z'), b.version)
for m in ['get', 'set', 'add', 'delete', 'clear', 'touch']:
    try: getattr(b, m)(*(['k', 1][: {'clear': 0, 'set': 2, 'add': 2}.get(m, 1)]))
    except NotImplementedError as e: print(m, e)
from django.core.cache import close_caches
close_caches()
cache.clear(); print(cache.get('b'))
print(cache.get_or_set('k', default=lambda: None), cache.get('k', 'stored?'), cache.get_or_set('k2', None), 'k2' in cache)
made = caches.create_connection('default')
made.set('own', 1)
print(made is caches['default'], made == caches['default'], cache.get('own'), type(made).__name__)
