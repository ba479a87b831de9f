from django.core.cache import cache, caches
with cache._lock:
    print(len(cache._cache))
print(type(cache._lock).__name__ in ('lock', 'RLock'))
cache.set('a', 1)
print(cache._has_expired(':1:a'), cache.get_backend_timeout(10) > 0, cache.get_backend_timeout(None))
print(cache._max_entries, cache._cull_frequency, cache.key_prefix, cache.version, cache.default_timeout)
cache._max_entries = 2
for i in range(5): cache.set(i, i)
print(list(cache._cache))
cache._cull()
print(list(cache._cache))
cache._delete(':1:4')
print(list(cache._cache))
print(cache.key_func('a', 'b', 1))
cache._nope
