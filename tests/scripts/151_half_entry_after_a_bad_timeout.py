from django.core.cache import cache

try:
    cache.set('new', 'value', '60')
except TypeError as e:
    print(e)
print(cache.get('new', 'reads as missing'), 'new' in cache)
print(list(cache._cache), cache._expire_info)
try:
    cache.set('again', 1, timeout='60')
except TypeError:
    pass
print(list(cache._cache), cache.delete('again'), list(cache._cache))
