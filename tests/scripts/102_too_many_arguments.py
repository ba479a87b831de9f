from django.core.cache import cache

calls = [
    lambda: cache.get('a', 'b', 'c', 'd'),
    lambda: cache.set('a', 1, 2, 3, 4),
    lambda: cache.add('a', 1, 2, 3, 4),
    lambda: cache.delete('a', 1, 2),
    lambda: cache.touch('a', 1, 2, 3),
    lambda: cache.incr('a', 1, 2, 3),
    lambda: cache.decr('a', 1, 2, 3),
    lambda: cache.has_key('a', 1, 2),
    lambda: cache.get_or_set('a', 1, 2, 3, 4),
    lambda: cache.get_many(['a'], 1, 2),
    lambda: cache.set_many({'a': 1}, 1, 2, 3),
    lambda: cache.delete_many(['a'], 1, 2),
    lambda: cache.incr_version('a', 1, 2, 3),
    lambda: cache.decr_version('a', 1, 2, 3),
    lambda: cache.make_key('a', 1, 2),
    lambda: cache.validate_key('a', 1),
    lambda: cache.clear('a'),
    lambda: cache.close('a'),
]
for call in calls:
    try:
        call()
        print('no error')
    except TypeError as e:
        print(e)
