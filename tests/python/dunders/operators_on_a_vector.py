class Vec:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'Vec({self.x}, {self.y})'
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __bool__(self): return bool(self.x or self.y)
    def __iadd__(self, o):
        self.x += o.x
        return self

a = Vec(3, 4)
b = a
b += Vec(1, 0)
print(a, a + Vec(1, 1), 2 * a, -a, abs(Vec(3, 4)), a == Vec(4, 4), a != 3, bool(Vec(0, 0)), a is b)
print([a], f'{a}', str(a))
a + 1
