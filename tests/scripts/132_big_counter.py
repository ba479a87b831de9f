from django.core.cache import cache

cache.set('n', 2 ** 63 - 1)
print(cache.incr('n'), cache.incr('n', 10 ** 30))
print(cache.decr('n', 10 ** 30))
cache.set('f', 0.1)
for _ in range(2):
    cache.incr('f', 0.1)
print(cache.get('f'))
