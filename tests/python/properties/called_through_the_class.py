class Temperature:
    def __init__(self, c): self.c = c
    f = property(lambda self: self.c * 9 / 5 + 32, lambda self, v: setattr(self, 'c', (v - 32) * 5 / 9))

t = Temperature(100)
print(t.f)
t.f = 32
print(t.c, type(Temperature.f).__name__, isinstance(Temperature.f, property))
class Broken:
    @property
    def x(self): return self.missing
Broken().x
