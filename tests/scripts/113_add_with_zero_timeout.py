from django.core.cache import cache

print(cache.add('k', 1, 0), cache.get('k'), cache.add('k', 2, 0), cache.add('k', 3, -1))
print(cache.add('k', 4), cache.get('k'))
print(list(cache._cache), cache._expire_info)
