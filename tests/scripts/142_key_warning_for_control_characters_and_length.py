from django.core.cache import cache

for key in ('a\nb', 'del\x7f', 'null\x00', 'caf\u00e9', 'emoji\U0001f600', 'nbsp\u00a0x', '\t'):
    cache.set(key, 1)
    print(repr(key), key in cache)
long = 'k ' * 130
cache.set(long, 2)
print(cache.get(long))
