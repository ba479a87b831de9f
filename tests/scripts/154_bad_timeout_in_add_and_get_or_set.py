from django.core.cache import cache

for call in (lambda: cache.add('a', 1, 'x'), lambda: cache.get_or_set('b', 2, [1]), lambda: cache.set_many({'c': 1, 'd': 2}, '5')):
    try:
        call()
    except TypeError as e:
        print(e)
print(list(cache._cache))
print(cache.add('a', 2), cache.get('a'))
print(cache.get_or_set('b', 3), cache.get_many('abcd'))
