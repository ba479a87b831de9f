from django.core.cache import cache

cache.set('k', 'one')
print(cache.get('k', version='1'), cache.get('k', version=1.0), cache.get('k', version=True), cache.get('k', version=None))
cache.set('k', 'zero', version=0)
print(cache.get('k', version=0), cache.get('k', version=False))
cache.set('k', 'beta', version='beta')
print(cache.make_key('k', 'beta'), cache.get('k', version='beta'))
print(sorted(cache._cache))
