from collections import ChainMap, OrderedDict
d = OrderedDict(a=1, b=2, c=3)
d.move_to_end('a')
print(d, d.popitem(last=False), list(d), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), d == {'a': 1, 'c': 3})
d.move_to_end('a', last=False)
print(d.keys(), d, reversed(d).__class__.__name__)
c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
c['z'] = 0
print(c['a'], c['b'], c.maps[0], len(c), dict(c.parents))
d.move_to_end('nope')
