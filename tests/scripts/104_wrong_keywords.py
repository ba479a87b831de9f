from django.core.cache import cache

for kwargs in ({'ttl': 5}, {'ex': 5}, {'time': 5}, {'expiry': 5}, {'timeout': 5, 'nx': True}):
    try:
        cache.set('a', 1, **kwargs)
    except TypeError as e:
        print(e)
try:
    cache.get('a', fallback=0)
except TypeError as e:
    print(e)
try:
    cache.get_or_set('a', 1, default=2)
except TypeError as e:
    print(e)
print(cache.get('a'))
cache.incr('a', amount=2)
