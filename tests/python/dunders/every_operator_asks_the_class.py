class A:
    def __init__(self, v): self.v = v
    def __add__(self, o): return NotImplemented if isinstance(o, str) else ('add', self.v, o)
    def __radd__(self, o): return ('radd', o, self.v)
    def __iadd__(self, o): self.v += o; return self
    def __mul__(self, o): return ('mul', o)
    def __rmul__(self, o): return ('rmul', o)
    def __mod__(self, o): return ('mod', o)
    def __rmod__(self, o): return ('rmod', o)
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return ('round', n)
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
    def __matmul__(self, o): return ('matmul', o)
    def __index__(self): return 3
    def __float__(self): return 1.5
    def __int__(self): return 7
    def __complex__(self): return 2j
    def __bool__(self): return False
    def __str__(self): return 'A!'
    def __repr__(self): return f'A({self.v})'
    def __format__(self, spec): return f'<{spec}>'
    def __bytes__(self): return b'AB'
    def __len__(self): return 4
    def __or__(self, o): return ('or', o)
    def __ror__(self, o): return ('ror', o)
a = A(1)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in [lambda: a + 1, lambda: 1 + a, lambda: 's' + a, lambda: [1] + a, lambda: (1,) + a, lambda: a + 's', lambda: a * 2, lambda: 2 * a, lambda: 's' * a, lambda: [1] * a,
          lambda: 's' % a, lambda: '%s' % a, lambda: '%d' % a, lambda: '%.2f' % a, lambda: '%x' % a, lambda: '%c' % 65, lambda: '%r' % a, lambda: 5 % a, lambda: a % 5, lambda: -a, lambda: +a, lambda: ~a, lambda: abs(a),
          lambda: round(a), lambda: round(a, 2), lambda: divmod(a, 2), lambda: divmod(2, a), lambda: a ** 2, lambda: pow(a, 2, 3), lambda: 2 ** a, lambda: pow(2, a, 5), lambda: a @ 1, lambda: 1 @ a,
          lambda: int(a), lambda: float(a), lambda: complex(a), lambda: bool(a), lambda: str(a), lambda: bytes(a), lambda: bytearray(a), lambda: [0] * A(1), lambda: 'abc'[a:], lambda: range(10)[a],
          lambda: format(a, 'x'), lambda: f'{a:>5}', lambda: '{:q}'.format(a), lambda: '{!r:>6}'.format(a), lambda: {1} | a, lambda: a | {1}, lambda: {} | a, lambda: int | a,
          lambda: 'x'.center(a), lambda: 'a-b-c-d-e'.split('-', a), lambda: int('11', a), lambda: bytes([a]), lambda: (5).to_bytes(a, 'big'), lambda: 1 << a, lambda: round(2.34567, a), lambda: hex(a), lambda: chr(a)]:
    t(f)
a += 5; print(a)
