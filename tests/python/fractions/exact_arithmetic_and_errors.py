import pickle
from decimal import Decimal
from fractions import Fraction
import math

third = Fraction(1, 3)
print(third, repr(third), third + 1, 1 - third, third * 6, third / 2, 2 / third, third ** 2, third ** -2, third ** 0.5)
print(Fraction("0.125"), Fraction(" -3/4 "), Fraction("1e-3"), Fraction(0.25), Fraction(Decimal("1.1")), Fraction(6, -4))
print(Fraction(7, 2) // 1, Fraction(7, 2) % 1, divmod(Fraction(7, 2), 1), -Fraction(7, 2) // 1, abs(Fraction(-1, 2)))
print(float(third), int(Fraction(-7, 2)), math.floor(Fraction(-7, 2)), math.ceil(Fraction(-7, 2)), math.trunc(Fraction(7, 2)))
print(round(Fraction(5, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2), round(Fraction(1234), -2))
print(third < 0.5, third == Fraction(2, 6), Fraction(1, 2) == 0.5, Fraction(2, 1) == 2, third != 1, third >= third, 1 > third)
print(hash(Fraction(1, 2)) == hash(0.5), hash(Fraction(3)) == hash(3), {Fraction(1, 2): "half"}[0.5], bool(Fraction(0)))
print(Fraction(math.pi).limit_denominator(1000), third.numerator, third.denominator, third.as_integer_ratio())
print(sum([Fraction(1, n) for n in range(1, 5)]), max(third, Fraction(1, 2)), sorted([third, Fraction(1, 4)]), third + 0.5)
print(pickle.loads(pickle.dumps(third)), f"{third}", str(Fraction(4, 2)), third.limit_denominator(2))
for make in (
    lambda: Fraction(1, 0),
    lambda: Fraction("x"),
    lambda: Fraction(1.5, 2),
    lambda: Fraction(None),
    lambda: third + "a",
    lambda: third < "a",
    lambda: third / 0,
    lambda: Fraction(0) ** -1,
    lambda: Fraction("1/0"),
    lambda: third.limit_denominator(0),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
