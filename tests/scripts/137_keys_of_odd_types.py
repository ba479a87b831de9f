from django.core.cache import cache

cache.set(3.0, 'float')
cache.set(True, 'bool')
cache.set(b'x', 'bytes')
cache.set(('user',), 'tuple')
cache.set('', 'empty')
print(cache.get('3.0'), cache.get('True'), cache.get("b'x'"), cache.get("('user',)"), cache.get(''))
print(list(cache._cache.keys()))
cache.set(('user', 7), 'warns')
print(cache.get(('user', 7)))
