from django.core.cache import cache

MISSING = object()

def fetch(key):
    value = cache.get(key, MISSING)
    return 'miss' if value is MISSING else f'hit: {value!r}'

cache.set('a', None)
print(fetch('a'), fetch('b'), sep='\n')
cache.delete('a')
print(fetch('a'))
