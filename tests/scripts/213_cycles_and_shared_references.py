from django.core.cache import cache

row = [1]
cache.set('k', {'a': row, 'b': row})
got = cache.get('k')
got['a'].append(2)
print(got, got['a'] is got['b'], row)
loop = [1]
loop.append(loop)
cache.set('loop', loop)
again = cache.get('loop')
print(again, again[1] is again, again is loop)
node = {'name': 'root'}
node['self'] = node
cache.set('node', node)
print(cache.get('node'))
