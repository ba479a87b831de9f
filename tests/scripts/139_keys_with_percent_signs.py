from django.core.cache import cache

cache.set('100%', 'done')
cache.set('%s', 'format')
cache.set('%(name)s', 'mapping')
print(cache.get('100%'), cache.get('%s'), cache.get('%(name)s'))
print(cache.make_key('%d'), list(cache._cache))
