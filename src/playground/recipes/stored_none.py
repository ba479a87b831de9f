# Stored None and sentinels
# None can be a value: a default of your own tells it from a miss.

from django.core.cache import cache

cache.set('winner', None, 30)
print(cache.get('winner'), cache.get('loser'))

MISSING = object()
for key in ['winner', 'loser']:
    value = cache.get(key, MISSING)
    if value is MISSING:
        print(key, 'is not in the cache')
    else:
        print(key, 'is', value)

# get_or_set() takes a stored None for an answer.
print(cache.get_or_set('winner', 'ann'))
print('winner' in cache, 'loser' in cache)
