from django.core.cache import cache
print(cache.set('a', 1), cache.get('a'), cache.delete('a'), cache.get('a'), cache.clear(), cache.close())
x = cache.set('b', [1, 2]); print(x is None, x == True, bool(x))
print('stored' if cache.set('c', 1) else 'not stored')
print(f'{cache.get("b")=}', f'{cache.get("b")!r:>10}', cache.get('b')[0] is cache.get('b')[0])
print(type(cache.get('b')), type(cache.get('nope')), cache.get('b') is not None and len(cache.get('b')))
print(cache.get('b', default='x'), cache.get('zz', default='x'), cache.get('zz', 'x', 1), cache.get(key='b', version=1), cache.get('b', None, 2))
print(cache.add('b', 5), cache.add('n', 5), cache.touch('n', 3), cache.touch('zzz'), cache.has_key('n'), 'n' in cache, 'zzz' not in cache)
print(cache.set_many({'p': 1, 'q': 2}), cache.get_many(['p', 'q', 'r']), cache.delete_many(['p']), cache.incr('q'), cache.decr('q'), cache.incr_version('q'), cache.decr_version('q', version=2))
if cache.get('b'): print('truthy')
assert cache.get('b') == [1, 2]
print(cache.get('b').append(3), cache.get('b'))
print(cache.get('b').length)
