class I(int): pass
class IA(int):
    def __add__(self, o): return 'IA add'
    def __radd__(self, o): return 'IA radd'
    def __repr__(self): return 'IA!'
class F(float):
    def __radd__(self, o): return 'F radd'
    def __rmul__(self, o): return 'F rmul'
class S(str):
    def __add__(self, o): return S(str.__add__(self, o) + '!')
    def upper(self): return 'UP ' + super().upper()
class L(list):
    def __iadd__(self, o): self.append(o); return self
class B(bytes): pass
print(I(3) + 4, type(I(3) + 4), I(3) * 2.5, -I(3), type(-I(3)), abs(I(-3)), I(5) == 5, I(7) // 2, 10 % I(3), I('12'), I('ff', 16), I(2.9), repr(I(5)), str(I(5)), f'{I(5):03d}', '%d' % I(5), I(5).bit_length(), I.from_bytes(b'\x05', 'big').__class__)
print(IA(1) + 2, 2 + IA(1), 2.5 + IA(1), IA(1) - 1, [IA(3)])
print(1 + F(2.0), 1 * F(2.0), F(2.0) + 1, 1.5 + F(1), F('2.5'), F(), type(F(1) - 0.5), F(2.5) // 1, round(F(2.5)), F(1.5).hex())
print(S('a') + 'b', type(S('a') + 'b'), S('ab').upper(), S('ab').lower(), type(S('ab').lower()), S('a') * 3, S(5), S(b'x', 'ascii'), 'x' + S('y'), type('x' + S('y')), S('a') in 'cab', S('%s') % 5, '-'.join([S('a'), S('b')]), S('a') == 'a', hash(S('a')) == hash('a'), {S('a'): 1}['a'], len(S('abc')), S('abc')[1:], S('{}').format(1), type(str(S('a'))), repr(S('q')))
l = L([1]); l += 5; print(l, type(l), l + [2], type(l + [2]))
print(B(b'ab') + b'c', B([1, 2]), B('a', 'utf-8'), B(2), B(b'ab').hex(), type(B(b'a').upper()), B(b'a') == b'a')
class BA(bytearray):
    def __init__(self, *args): super().__init__(*args); self.tag = 1
ba = BA(b'xy'); ba += b'z'; print(ba, type(ba), ba.tag, len(ba))
class C(complex): pass
print(C(1, 2) + 1, C('1+1j'), abs(C(3, 4)), C(1j).imag)
class N(int):
    def __new__(cls, v, unit='x'):
        self = super().__new__(cls, v); self.unit = unit; return self
n = N(5, 'kg'); print(n, n.unit, n + 1, N(3) < n)
class D(dict):
    def __missing__(self, k): return f'?{k}'
print('{a} {b}'.format_map(D(a=1)), '%(a)s %(zz)s' % D(a=1))
