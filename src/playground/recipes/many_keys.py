# Many keys at once
# set_many, get_many and delete_many save trips to the cache.

from django.core.cache import cache

failed = cache.set_many({'a': 1, 'b': 2, 'c': 3}, timeout=20)
print(failed)

found = cache.get_many(['a', 'c', 'x'])
print(found)

missing = [key for key in ['a', 'c', 'x'] if key not in found]
print(missing)

cache.delete_many(['a', 'b'])
print(cache.get_many(['a', 'b', 'c']))
cache.clear()
