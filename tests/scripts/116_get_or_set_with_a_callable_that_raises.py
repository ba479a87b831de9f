from django.core.cache import cache

def broken():
    raise ConnectionError('database is down')

try:
    cache.get_or_set('report', broken, 30)
except ConnectionError as e:
    print('caught', e)
print('report' in cache)
print(cache.get_or_set('report', 'fallback'))
print(cache.get_or_set('report', broken))
cache.get_or_set('other', broken)
