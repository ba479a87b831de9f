from django.core.cache import cache

print(cache.make_key('a'), cache.make_key('a', 2), cache.make_key('a', version=None), cache.make_key('a', version=0), cache.make_key(key=None))
cache.key_prefix = 'blog'
print(cache.make_key('a'))
cache.version = 5
cache.set('a', 1)
print(cache.make_key('a'), list(cache._cache))
print(cache.key_func('k', 'p', 'v'))
