from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap, UserDict, UserList
c = Counter(a=3, b=1); c.update('abc'); c.subtract({'a': 1, 'z': 2}); print(c, c['nope'], +c, -c, c - Counter(a=1), c & Counter(a=1, b=5), c | Counter(q=1), sorted(c.elements()), c.most_common(2))
d = defaultdict(str, {'x': 1}); print(d['y'], d, d.get('w'), 'w' in d, d.default_factory())
dd = defaultdict(lambda: defaultdict(int)); dd['a']['b'] += 1; print(dd['a'], {k: dict(v) for k, v in dd.items()})
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); o.move_to_end('c', last=False); print(o, o.popitem(), o.popitem(last=False), list(reversed(o)), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1})
q = deque([1, 2, 3], 3); q.append(4); q.extendleft('ab'); print(q, q.maxlen, q.index('a'), q.count(2), deque(reversed(q)), q == deque(q))
q.rotate(-1); q.remove('a'); q.insert(0, 'i'); print(q, q.pop(), q.popleft(), len(q), q.copy(), q + deque([9]))
P = namedtuple('P', ['a', 'b', 'c'], defaults=[0]); p = P(1, b=2); print(p, p.c, p._replace(a=9), P._make('xyz'), p[1:], *p, P._fields, p._asdict(), p == (1, 2, 0))
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = U({1: 2}); u[3] = 4; print(u, u.data, '1' in u, u.get('3'), u | {5: 6})
for bad in (lambda: Counter(5), lambda: defaultdict(5), lambda: o.move_to_end('zz'), lambda: deque(5), lambda: deque([], -1), lambda: q.remove(99), lambda: deque().pop(), lambda: P(1), lambda: P(1, 2, 3, 4), lambda: p.__setattr__('a', 5), lambda: namedtuple('X', 'a a'), lambda: namedtuple('X', 'class'), lambda: P._make([1]), lambda: p._replace(zz=1), lambda: deque([1]) + [2], lambda: OrderedDict().popitem(), lambda: ChainMap()['x'], lambda: defaultdict()['x']):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
