from enum import Enum

class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @classmethod
    def biggest(cls): return max(cls, key=lambda p: p.mass)

print([p.name for p in Planet], Planet.biggest(), Planet.EARTH.radius, Planet.__members__.keys(), {Planet.EARTH: 'home'}[Planet.EARTH], isinstance(Planet.EARTH, Planet))
Status = Enum('Status', ['NEW', 'DONE'])
print(Status.DONE, list(Status), Status.NEW.value)
Planet.MARS
