class A:
    def __radd__(self, o): return ('radd', o)
x = [1]; y = x; x += (2, 3); print(x is y, y); x *= 2; print(y)
try:
    x += A()
    print(x)
except Exception as e: print(e)
s = {1}; q = s; s |= {2}; s &= {2, 3}; s ^= {9}; s -= {2}; print(s is q, q)
d = {1: 2}; e = d; d |= [(3, 4)]; d |= {5: 6}; print(d is e, d)
b = bytearray(b'a'); c = b; b += b'bc'; b *= 2; print(b is c, c)
t = (1,); u = t; t += (2,); print(t, u)
