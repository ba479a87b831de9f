from enum import Enum

class Size(Enum):
    S = 's'
    L = 'l'

for f in (lambda: Size.M, lambda: setattr(Size, 'S', 1), lambda: Size.S < Size.L, lambda: Size(), lambda: Size.S + 'x'):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class Big(Size):
    XL = 'xl'
