import math
import operator
import re
from decimal import Decimal

__all__ = ["Fraction"]

_FORMAT = re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*)(?:(?:/(\d+))?|(?:\.(\d*))?(?:[eE]([-+]?\d+))?)\s*\Z")


def _whole(value):
    return isinstance(value, (int, Fraction))


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, int):
                numerator, denominator = int(numerator), 1
            elif isinstance(numerator, Fraction):
                numerator, denominator = numerator._numerator, numerator._denominator
            elif isinstance(numerator, (float, Decimal)):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                numerator, denominator = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif _whole(numerator) and _whole(denominator):
            numerator, denominator = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        made = object.__new__(cls)
        made._numerator, made._denominator = numerator // common, denominator // common
        return made

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)
    real = property(lambda self: self)
    imag = property(lambda self: 0)

    @classmethod
    def from_float(cls, f):
        return cls(f)

    from_decimal = from_float

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        first, second = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return second if abs(second - self) <= abs(first - self) else first

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __pow__(self, other):
        if isinstance(other, int):
            if other >= 0:
                return Fraction(self._numerator**other, self._denominator**other)
            if not self._numerator:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -other}, 0)")
            return Fraction(self._denominator**-other, self._numerator**-other)
        if isinstance(other, (float, Fraction)):
            return float(self) ** float(other)
        return NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self.__floor__()

    def __int__(self):
        return self.__trunc__()

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            doubled = rest * 2
            up = doubled > self._denominator or doubled == self._denominator and floor % 2
            return floor + 1 if up else floor
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return bool(self._numerator)

    def __hash__(self):
        inverse = pow(self._denominator, -1, 2**61 - 1) if self._denominator % (2**61 - 1) else None
        if inverse is None:
            made = 314159
        else:
            made = hash(hash(abs(self._numerator)) * inverse)
        made = made if self._numerator >= 0 else -made
        return -2 if made == -1 else made

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, float):
            return math.isfinite(other) and self == Fraction(other)
        return NotImplemented


def _parse(text):
    found = _FORMAT.match(text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, under, places, exponent = found.groups()
    numerator, denominator = int(whole or "0"), int(under or "1")
    if places:
        denominator = 10 ** len(places)
        numerator = numerator * denominator + int(places)
    if exponent:
        if int(exponent) >= 0:
            numerator *= 10 ** int(exponent)
        else:
            denominator *= 10 ** -int(exponent)
    return (-numerator if sign == "-" else numerator), denominator


def _compares(name):
    compare = getattr(operator, name)

    def method(self, other):
        if _whole(other):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return compare(self, Fraction(other)) if math.isfinite(other) else compare(0.0, other)
        return NotImplemented

    return method


def _computes(name, exact):
    inexact = getattr(operator, name)

    def forward(self, other):
        if _whole(other):
            return exact(self._numerator, self._denominator, other.numerator, other.denominator)
        return inexact(float(self), other) if isinstance(other, (float, complex)) else NotImplemented

    def reverse(self, other):
        if _whole(other):
            return exact(other.numerator, other.denominator, self._numerator, self._denominator)
        return inexact(other, float(self)) if isinstance(other, (float, complex)) else NotImplemented

    setattr(Fraction, f"__{name}__", forward)
    setattr(Fraction, f"__r{name}__", reverse)


for _name in ("lt", "le", "gt", "ge"):
    setattr(Fraction, f"__{_name}__", _compares(_name))
_computes("add", lambda a, b, c, d: Fraction(a * d + c * b, b * d))
_computes("sub", lambda a, b, c, d: Fraction(a * d - c * b, b * d))
_computes("mul", lambda a, b, c, d: Fraction(a * c, b * d))
_computes("truediv", lambda a, b, c, d: Fraction(a * d, b * c))
_computes("floordiv", lambda a, b, c, d: a * d // (b * c))
_computes("mod", lambda a, b, c, d: Fraction(a * d % (b * c), b * d))
Fraction.__divmod__ = lambda self, other: (self // other, self % other)
