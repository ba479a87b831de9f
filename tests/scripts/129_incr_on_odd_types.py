from django.core.cache import cache

cache.set_many({'int': 5, 'float': 1.5, 'true': True, 'str': 'ab', 'list': [1], 'tuple': (1,), 'none': None, 'bytes': b'x', 'set': {1}})
print(cache.incr('int', 2.5), cache.incr('float'), cache.incr('true'), cache.incr('str', 'cd'), cache.incr('list', [2]), cache.incr('tuple', (2, 3)))
for key in ('str', 'list', 'tuple', 'none', 'bytes', 'set'):
    try:
        cache.incr(key)
    except TypeError as e:
        print(key, '->', e)
try:
    cache.incr('int', '1')
except TypeError as e:
    print(e)
print(cache.get_many(['int', 'float', 'true', 'str', 'list']))
cache.decr('str', 'b')
