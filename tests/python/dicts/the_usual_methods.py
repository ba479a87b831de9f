d = {'a': 1, 'b': 2}
d['c'] = 3
d.update(b=20, d=4)
d.update([('e', 5)])
print(d, d.get('z'), d.get('z', 0), d.pop('a'), d.pop('zz', None), d.setdefault('f', []), d.setdefault('b', 9))
print(d.keys(), d.values(), d.items(), 'b' in d, 20 in d.values(), len(d), d.popitem(), list(d), d.copy() == d)
