class V:
    __slots__ = ('x', 'y')
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, V) else NotImplemented
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield from (self.x, self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __repr__(self): return f'V({self.x}, {self.y})'
    def __format__(self, s): return f'<{self.x:{s}}, {self.y:{s}}>' if s else repr(self)
    def __call__(self, s): return s * self
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __iadd__(self, o): self.x += o.x; return self
    def __int__(self): return int(abs(self))
    def __index__(self): return self.x
    def __reversed__(self): return iter((self.y, self.x))
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a[0]); return True
a = V(3, 4); b = a + V(1, 1); print(a, b, sum([a, b]), 2 * a, -a, abs(a), a == V(3, 4), a != b, bool(V()), [*a], a[0], a[-1], len(a), 4 in a, f'{a} {a:.1f}', a(2), a @ b, int(a), 'abcdef'[a], list(reversed(a)), max(a))
a += V(1, 1); x, y = a; print(a, x, y, hex(a), range(10)[a])
with a as w: print(w is a); 1 / 0
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a < b, lambda: a.z, lambda: setattr(a, 'z', 1), lambda: hash(a), lambda: a - b, lambda: a[5], lambda: a['x'], lambda: a ** 2, lambda: ~a, lambda: a // 2, lambda: float(a), lambda: a.__dict__, lambda: V(1, 2, 3), lambda: del_(a), lambda: a & 1, lambda: a >> 1, lambda: divmod(a, 2), lambda: complex(a), lambda: round(a)):
    try: print(str(bad())[:30])
    except Exception as e: print(type(e).__name__, e)
class Temp:
    def __init__(self, c): self.celsius = c
    @property
    def celsius(self): return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError(f'{v} is too cold')
        self._c = v
    @celsius.deleter
    def celsius(self): del self._c
    f = property(lambda s: s.celsius * 9 / 5 + 32, doc='Fahrenheit')
t = Temp(100); t.celsius = 5; print(t.f, Temp.f.__doc__, t.celsius); del t.celsius
try: t.celsius
except AttributeError as e: print(e)
try: t.f = 1
except AttributeError as e: print(e)
Temp(-300)
