import operator, copy, pickle
print(operator.itemgetter(1, 2)('abc'), operator.attrgetter('real')(5), operator.methodcaller('split', ',')('a,b'), operator.add(1, 2), operator.contains([1], 1), operator.getitem({'a': 1}, 'a'), operator.truth([]), operator.not_(1), operator.index(True), operator.concat('a', 'b'), operator.mul('a', 2), operator.neg(3), operator.countOf([1, 1], 1))
class N:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __copy__(self): return N(self.v, 'copied')
    def __deepcopy__(self, memo): return N(copy.deepcopy(self.v, memo), 'deep')
n = N([1]); print(copy.copy(n).nxt, copy.copy(n).v is n.v, copy.deepcopy(n).nxt, copy.deepcopy(n).v is n.v, copy.deepcopy({'a': [1, (2, [3])]}))
print(pickle.loads(pickle.dumps({'a': [1, None, 'x', b'y', 2.5, (1,), {1}]})), pickle.loads(pickle.dumps(len)) is len, len(pickle.dumps(1)), pickle.HIGHEST_PROTOCOL, type(pickle.dumps('x')))
class S:
    def __init__(self): self.a, self.lock = 1, lambda: 1
    def __getstate__(self): d = self.__dict__.copy(); del d['lock']; return d
    def __setstate__(self, d): self.__dict__.update(d); self.lock = 'restored'
    def __reduce_ex__(self, p): return super().__reduce_ex__(p)
print(vars(pickle.loads(pickle.dumps(S()))))
for bad in (lambda: pickle.dumps(lambda: 1), lambda: pickle.loads(b'junk'), lambda: pickle.loads(b''), lambda: pickle.loads('str'), lambda: pickle.dumps(x for x in []), lambda: operator.itemgetter(), lambda: operator.itemgetter(5)('abc'), lambda: operator.attrgetter('zz')(1), lambda: operator.attrgetter(1), lambda: operator.add(1), lambda: operator.index(1.5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
pickle.dumps(open_file := type('X', (), {})())
