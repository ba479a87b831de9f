from django.core.cache import cache

cache.set('n', 10)
cache.set('n', 100, version=2)
print(cache.incr('n', -3), cache.decr('n', -3), cache.incr('n', delta=0), cache.decr('n', 100))
print(cache.incr('n', version=2), cache.decr('n', delta=1, version=2), cache.incr('n', 5, 2))
cache.incr('n', version=3)
