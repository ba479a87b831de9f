d = dict.fromkeys(range(50000), 'x')
e = dict(d)
f = d.copy()
print(len(d), len(e), len(f), d == e, e == f, d != e, list(e)[:3], list(f)[-3:])
f[49999] = 'y'
print(d == f, d != f, f == d, {**d} == e, d == dict(reversed(d.items())))
del f[49999]
f['other'] = 'x'
print(len(f) == len(d), d == f, d != f)
d.update(f)
print(len(d), d[49999], d['other'], list(d)[-2:])
g = {'first': 1, 7: 'own'}
g.update(e)
print(len(g), list(g)[:4], g[7])
print(dict.fromkeys('ab' * 20000, 0), len(dict.fromkeys([str(n) for n in range(30000)])))


class Same:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return self.n % 1000


a = dict.fromkeys([Same(n) for n in range(6000)])
b = dict.fromkeys([Same(n) for n in reversed(range(6000))])
print(a == b, len(a), len(b))
try:
    dict.fromkeys([1] * 20000 + [[]])
except TypeError as error:
    print(error)
d.clear()
print(d, len(e))
