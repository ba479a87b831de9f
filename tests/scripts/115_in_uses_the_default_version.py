from django.core.cache import cache

cache.set('k', 1, version=2)
print('k' in cache, cache.has_key('k', 2), cache.has_key('k', version='2'))
print(cache.__contains__('k'))
cache.version = 2
print('k' in cache, cache.get('k'))
