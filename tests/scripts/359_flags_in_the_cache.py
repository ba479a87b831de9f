from enum import Enum, Flag, IntFlag, auto, unique, StrEnum
from django.core.cache import cache
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
class Color(StrEnum):
    RED = auto(); BLUE = 'b'
p = Perm.R | Perm.X
cache.set('p', p)
q = cache.get('p')
print(q, q is p, Perm.R in q, Perm.W in q, q.value, ~Perm.R, Perm.RW, list(Perm.RW), bool(q & Perm.W), Perm(0), repr(Perm(3)))
cache.set(Color.RED, Color.BLUE); print(list(cache._cache), cache.get('red'), Color.RED == 'red', Color('b'), f'{Color.BLUE}', Color.BLUE.upper())
class I(IntFlag):
    A = 1; B = 2
print(I.A | I.B, I.A | 8, I(3), int(I.B), I.A + 1)
try:
    @unique
    class D(Enum): A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return 6.67e-11 * self.mass / self.radius ** 2
cache.set('pl', Planet.EARTH); print(round(cache.get('pl').g, 2), Planet.EARTH.name, Planet.EARTH)
try: Perm.R = 3
except AttributeError as e: print(e)
try: Planet(5)
except ValueError as e: print(e)
class More(Perm): Y = auto()
