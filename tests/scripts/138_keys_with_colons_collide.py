from django.core.cache import cache

cache.set('1:k', 'raw')
cache.set('k', 'v', version='1:1')
print(cache.get('1:k'), cache.make_key('1:k'), cache.make_key('k', version='1:1'))
cache.set('K', 'upper')
print(cache.get('k'), cache.get('K'), cache.get('k '))
