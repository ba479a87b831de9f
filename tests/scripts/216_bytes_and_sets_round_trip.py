from django.core.cache import cache

cache.set('b', b'\x00\xff')
cache.set('ba', bytearray(b'abc'))
cache.set('s', {3, 1, 2})
cache.set('fs', frozenset({1}))
cache.set('r', range(0, 10, 3))
cache.set('sl', slice(1, 5))
print(cache.get('b'), cache.get('ba'), cache.get('s'), cache.get('fs'), cache.get('r'), cache.get('sl'))
print({frozenset({1}): 'ok'}[cache.get('fs')], list(cache.get('r')))
