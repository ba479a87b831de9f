from django.core.cache import cache

cache.set('k', 'old', version=1)
cache.set('k', 'other', version=2)
print(cache.incr_version('k'), cache.get('k', version=2), cache.get('k', version=1))
print(cache.decr_version('k', version=2), cache.get('k'))
print(cache.decr_version('k'), cache.get('k', version=0))
try:
    cache.incr_version('k', version='0')
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
cache.set('k', 1, version='a')
cache.incr_version('k', version='a')
