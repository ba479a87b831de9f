from django.core.cache import cache

for i in range(3):
    cache.set('my key', i)
    cache.get('my key')
cache.get('my key', version=2)
cache.delete('other key')
cache.has_key('other key')
print('x y' in cache, cache.make_key('not checked here'))
cache.get_many(['a b', 'c d', 'a b'])
print('end')
