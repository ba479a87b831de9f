from enum import Enum, Flag, IntEnum, StrEnum, auto, unique

class Level(IntEnum):
    LOW = 1
    HIGH = 3
class Name(StrEnum):
    ANN = auto()
    BOB = 'Bob'
class Kind(str, Enum):
    A = 'a'
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()

print(Level.HIGH > 2, Level.LOW + 1, sorted(Level), f'{Level.LOW}', str(Level.HIGH), repr(Level.LOW), Name.ANN, f'{Name.BOB}', Name.ANN == 'ann', Kind.A == 'a', str(Kind.A), Kind.A.upper())
p = Perm.R | Perm.W
print(p, repr(p), Perm.R in p, Perm.X in p, p & Perm.W, p.value, ~Perm.R, bool(Perm.R & Perm.X))
@unique
class Dup(Enum):
    A = 1
    B = 1
