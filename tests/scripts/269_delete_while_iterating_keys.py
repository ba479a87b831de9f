from django.core.cache import cache

cache.set_many({f'user:{n}': n for n in range(4)})
for key in list(cache._cache):
    if key.endswith(('1', '3')):
        cache.delete(key[3:])
print(cache.get_many([f'user:{n}' for n in range(4)]))
for key in cache._cache:
    cache.delete(key.split(':', 2)[2])
