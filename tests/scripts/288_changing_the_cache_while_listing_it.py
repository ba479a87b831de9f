from django.core.cache import cache
for i in range(5): cache.set(f'user:{i}', i)
cache.set('other', 1)
keys = [k.split(':', 2)[-1] for k in cache._cache.keys() if ':user:' in k]
print(keys)
cache.delete_many(keys)
print(list(cache._cache.items())[0][0], [*cache._cache])
for k in list(cache._cache): cache.delete(k[3:])
print(cache._cache, cache._expire_info)
cache.set('p', 1); cache.set('q', 1)
for k in cache._cache:
    cache.set('new' + k, 1)
