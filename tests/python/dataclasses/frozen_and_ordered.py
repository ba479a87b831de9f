from dataclasses import dataclass, replace, FrozenInstanceError

@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0

v = Version(1, 2)
print(v < Version(1, 10), sorted([Version(2), v]), {v: 'hashable'}, replace(v, minor=9), hash(v) == hash(Version(1, 2)))
try:
    v.major = 5
except FrozenInstanceError as e:
    print(type(e).__mro__[1].__name__, e)
try:
    v < (1, 2)
except TypeError as e:
    print(e)
del v.minor
