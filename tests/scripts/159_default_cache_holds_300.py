from django.core.cache import cache

sizes = []
for i in range(303):
    cache.set(f'k{i}', i)
    sizes.append(len(cache._cache))
print(sizes[298:])
print('k0' in cache, 'k99' in cache, 'k100' in cache, cache.get('k302'))
