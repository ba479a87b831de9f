import time
from django.core.cache import cache

print(cache.set_many({}), cache.set_many({'a': 1}, 5), cache.set_many({'b': 2}, timeout=None, version=3))
print(cache.set_many(dict.fromkeys('xyz', 0)))
time.sleep(5)
print(cache.get('a'), cache.get('b'), cache.get('b', version=3), cache.get_many('xyz'))
try:
    cache.set_many([('a', 1), ('b', 2)])
except AttributeError as e:
    print(e)
cache.set_many('a', 1)
