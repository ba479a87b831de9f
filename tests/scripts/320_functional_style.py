from functools import reduce, partial, singledispatch, total_ordering, cmp_to_key
from operator import add, mul, attrgetter, methodcaller, itemgetter
from django.core.cache import cache
cache.set_many({f'n{i}': i for i in range(1, 6)})
vals = [cache.get(f'n{i}') for i in range(1, 6)]
print(reduce(add, vals), reduce(mul, vals, 1), sorted(vals, key=cmp_to_key(lambda a, b: b - a)))
set5 = partial(cache.set, timeout=5); set5('p', 1); print(cache.get('p'), set5, partial(max, 1).args) if False else print(cache.get('p'))
@singledispatch
def ser(v): return f'obj:{v}'
@ser.register
def _(v: int): return f'int:{v}'
@ser.register(list)
@ser.register(tuple)
def _(v): return 'seq:' + ','.join(map(ser, v))
for v in (1, [1, 'a'], (2,), 'x', None): cache.set('s', ser(v)); print(cache.get('s'))
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f'V{self.n}'
cache.set('vs', [V(2), V(1)]); vs = cache.get('vs'); print(sorted(vs), max(vs), V(1) >= V(1), list(map(attrgetter('n'), vs)), methodcaller('upper')('x'))
reduce(add, [])
