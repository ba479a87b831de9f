from django.core.cache import cache

cache.set('user:1', 'ann')
for name in ('keys', 'ttl', 'expire', 'persist', 'delete_pattern', 'lock', 'iter_keys', 'pttl', 'exists', 'flush', 'flushall'):
    try:
        getattr(cache, name)
    except AttributeError as e:
        print(e)
print(cache.keys('user:*'))
