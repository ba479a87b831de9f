from math import isqrt as _isqrt

from _namedtuple import namedtuple as _namedtuple

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
_ROUNDINGS = (
    ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped,
)


class Context:
    _c_type = True

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        if traps is None:
            traps = (InvalidOperation, DivisionByZero, Overflow)
        self.traps = traps if isinstance(traps, dict) else {signal: signal in traps for signal in _SIGNALS}
        flags = flags or ()
        self.flags = flags if isinstance(flags, dict) else {signal: signal in flags for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            if not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
        elif name == "rounding" and value not in _ROUNDINGS:
            names = ", ".join(_ROUNDINGS)
            raise TypeError(f"valid values for rounding are:\n  [{names}]")
        object.__setattr__(self, name, value)

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                       dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for signal in _SIGNALS:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in _SIGNALS:
            self.traps[signal] = False

    def create_decimal(self, num="0"):
        return Decimal(num)._fix(self)

    def divide(self, a, b):
        with localcontext(self):
            return Decimal(a) / b

    def _signal(self, signal, condition=None):
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition or signal])

    def _invalid(self, condition=InvalidOperation):
        self._signal(InvalidOperation, condition)
        return _make(0, 0, "n")

    def __repr__(self):
        flags = ", ".join(signal.__name__ for signal in _SIGNALS if self.flags[signal])
        traps = ", ".join(signal.__name__ for signal in _SIGNALS if self.traps[signal])
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )


def _make(sign, coefficient, exponent):
    made = object.__new__(Decimal)
    made._sign, made._int, made._exp = sign, coefficient, exponent
    return made


def _parse(text):
    rest = text.strip().replace("_", "")
    sign = 0
    if rest[:1] in ("+", "-"):
        sign = int(rest[0] == "-")
        rest = rest[1:]
    lower = rest.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, "F"
    for start, kind in (("nan", "n"), ("snan", "N")):
        if lower.startswith(start) and (lower == start or lower[len(start) :].isdecimal()):
            return sign, int(lower[len(start) :] or 0), kind
    mantissa, mark, exponent = lower.partition("e")
    whole, _, fraction = mantissa.partition(".")
    unsigned = exponent[1:] if exponent[:1] in ("+", "-") else exponent
    if not (whole + fraction).isdecimal() or mark and not unsigned.isdecimal():
        return None
    return sign, int(whole + fraction), int(exponent or 0) - len(fraction)


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(int(value < 0), abs(int(value)), 0)


def _comparable(value):
    return Decimal(value) if isinstance(value, float) else _operand(value)


def _shortened(sign, coefficient, drop, rounding):
    kept, rest = divmod(coefficient, 10**drop)
    if not rest:
        return kept
    twice = 2 * rest
    unit = 10**drop
    if rounding == ROUND_DOWN:
        is_up = False
    elif rounding == ROUND_UP:
        is_up = True
    elif rounding == ROUND_HALF_UP:
        is_up = twice >= unit
    elif rounding == ROUND_HALF_DOWN:
        is_up = twice > unit
    elif rounding == ROUND_CEILING:
        is_up = not sign
    elif rounding == ROUND_FLOOR:
        is_up = sign
    elif rounding == ROUND_05UP:
        is_up = kept % 5 == 0
    else:
        is_up = twice > unit or twice == unit and kept % 2
    return kept + bool(is_up)


class Decimal:
    _c_type = True
    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                parts = 0, 0, "n"
                (context or _current)._invalid(ConversionSyntax)
        elif isinstance(value, int):
            parts = int(value < 0), abs(int(value)), 0
        elif isinstance(value, Decimal):
            parts = value._sign, value._int, value._exp
        elif isinstance(value, float):
            if value != value or value in (float("inf"), float("-inf")):
                parts = _parse(repr(value))
            else:
                top, bottom = abs(value).as_integer_ratio()
                places = bottom.bit_length() - 1
                parts = int(str(value)[0] == "-"), top * 5**places, -places
        elif isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            if sign not in (0, 1):
                raise ValueError("sign must be an integer with the value 0 or 1")
            parts = sign, int("".join(map(str, digits)) or "0"), exponent
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        made = object.__new__(cls)
        made._sign, made._int, made._exp = parts
        return made

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        return cls(f)

    def _digits(self):
        return len(str(self._int))

    def _special(self):
        return isinstance(self._exp, str)

    def _fix(self, context=None):
        context = context or _current
        if self._special():
            return self
        sign, coefficient, exponent = self._sign, self._int, self._exp
        least = context.Emin - context.prec + 1
        if not coefficient:
            return _make(sign, 0, max(least, min(exponent, context.Emax)))
        drop = max(len(str(coefficient)) - context.prec, least - exponent)
        if drop > 0:
            kept = _shortened(sign, coefficient, drop, context.rounding)
            is_exact = kept * 10**drop == coefficient
            coefficient, exponent = kept, exponent + drop
            if len(str(coefficient)) > context.prec:
                coefficient, exponent = coefficient // 10, exponent + 1
            context._signal(Rounded)
            if not is_exact:
                context._signal(Inexact)
                if exponent == least and len(str(coefficient)) < context.prec:
                    context._signal(Underflow)
        if exponent + len(str(coefficient)) - 1 > context.Emax:
            context._signal(Overflow)
            context._signal(Inexact)
            return _make(sign, 0, "F")
        if drop <= 0:
            return self if type(self) is Decimal else _make(sign, coefficient, exponent)
        return _make(sign, coefficient, exponent)

    def _rescale(self, exponent, rounding):
        if not self._int:
            return _make(self._sign, 0, exponent)
        if self._exp >= exponent:
            return _make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        drop = exponent - self._exp
        if drop > self._digits() + 1:
            return _make(self._sign, _shortened(self._sign, 1, 2, rounding), exponent)
        return _make(self._sign, _shortened(self._sign, self._int, drop, rounding), exponent)

    def _nan(self, other=None):
        for value in (self, other):
            if value is not None and value._exp == "N":
                return _current._invalid()
        for value in (self, other):
            if value is not None and value._exp == "n":
                return value

    def _value(self):
        return -self._int if self._sign else self._int

    def __str__(self, capital=None):
        sign = "-" if self._sign else ""
        if self._special():
            if self._exp == "F":
                return sign + "Infinity"
            return sign + ("NaN" if self._exp == "n" else "sNaN") + (str(self._int) if self._int else "")
        digits = str(self._int)
        left = self._exp + len(digits)
        place = left if self._exp <= 0 and left > -6 else 1
        if place <= 0:
            whole, fraction = "0", "." + "0" * -place + digits
        elif place >= len(digits):
            whole, fraction = digits + "0" * (place - len(digits)), ""
        else:
            whole, fraction = digits[:place], "." + digits[place:]
        mark = "E" if _current.capitals else "e"
        return sign + whole + fraction + ("" if left == place else f"{mark}{left - place:+d}")

    def __repr__(self):
        return f"Decimal('{self}')"

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __bool__(self):
        return self._special() or self._int != 0

    def __hash__(self):
        if self._special():
            if self._exp == "N":
                raise TypeError("Cannot hash a signaling NaN value.")
            return object.__hash__(self) if self._exp == "n" else hash(float("-inf" if self._sign else "inf"))
        modulus = (1 << 61) - 1
        made = self._int * pow(10 if self._exp >= 0 else pow(10, modulus - 2, modulus), abs(self._exp), modulus)
        made %= modulus
        made = -made if self._sign else made
        return -2 if made == -1 else made

    def _compare(self, other):
        if self._exp == "F" or other._exp == "F":
            mine = (1 - 2 * self._sign) if self._exp == "F" else 0
            theirs = (1 - 2 * other._sign) if other._exp == "F" else 0
            return (mine > theirs) - (mine < theirs)
        if not self._int or not other._int or self._sign != other._sign:
            a, b = self._value(), other._value()
            return (a > b) - (a < b) if not a or not b else 1 - 2 * self._sign
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            low = min(self._exp, other._exp)
            a, b = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
        made = (a > b) - (a < b)
        return -made if self._sign else made

    def _is_nan(self, other):
        return self._exp in ("n", "N") or other._exp in ("n", "N")

    def __eq__(self, other):
        other = _comparable(other)
        if other is None:
            return NotImplemented
        return not self._is_nan(other) and self._compare(other) == 0

    def _ordered(self, other):
        if self._is_nan(other):
            _current._invalid()
            return None
        return self._compare(other)

    def __lt__(self, other):
        other = _comparable(other)
        if other is None:
            return NotImplemented
        made = self._ordered(other)
        return made is not None and made < 0

    def __le__(self, other):
        other = _comparable(other)
        if other is None:
            return NotImplemented
        made = self._ordered(other)
        return made is not None and made <= 0

    def __gt__(self, other):
        other = _comparable(other)
        if other is None:
            return NotImplemented
        made = self._ordered(other)
        return made is not None and made > 0

    def __ge__(self, other):
        other = _comparable(other)
        if other is None:
            return NotImplemented
        made = self._ordered(other)
        return made is not None and made >= 0

    def compare(self, other):
        other = Decimal(other)
        return self._nan(other) or _operand(self._compare(other))

    def _extreme(self, other, wanted):
        other = Decimal(other)
        if self._is_nan(other):
            if self._exp == "n" != other._exp != "N":
                return other._fix()
            return self._fix() if other._exp == "n" != self._exp != "N" else self._nan(other)
        made = self._compare(other)
        if not made:
            made = other._sign - self._sign
        if not made and self._exp != other._exp:
            made = 1 if (self._exp > other._exp) != bool(self._sign) else -1
        return (other if made * wanted < 0 else self)._fix()

    def max(self, other):
        return self._extreme(other, 1)

    def min(self, other):
        return self._extreme(other, -1)

    def __neg__(self):
        if self._special():
            return self.copy_negate() if self._exp == "F" else self._nan()
        return _make(0 if not self._int else 1 - self._sign, self._int, self._exp)._fix()

    def __pos__(self):
        return self._fix() if self._special() or self._int else _make(0, 0, self._exp)._fix()

    def __abs__(self):
        return self.copy_abs()._fix()

    def __add__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self._special() or other._special():
            made = self._nan(other)
            if made is not None:
                return made
            if self._exp == other._exp and self._sign != other._sign:
                return _current._invalid()
            return self if self._exp == "F" else other
        if not self._int and not other._int:
            sign = self._sign & other._sign
            if self._sign != other._sign:
                sign = int(_current.rounding == ROUND_FLOOR)
            return _make(sign, 0, min(self._exp, other._exp))._fix()
        a, b = (self, other) if self._exp >= other._exp else (other, self)
        precision = _current.prec
        if not a._int:
            least = max(min(a._exp, b._exp), b._exp - precision - 1)
            return b._rescale(least, _current.rounding)._fix()
        if not b._int:
            least = max(b._exp, a._exp - precision - 1)
            return a._rescale(least, _current.rounding)._fix()
        place = a._exp + min(-1, a._digits() - precision - 2)
        if b._digits() + b._exp - 1 < place:
            b = _make(b._sign, 1, place)
        total = a._value() * 10 ** (a._exp - b._exp) + b._value()
        sign = int(total < 0)
        if not total and _current.rounding == ROUND_FLOOR:
            sign = 1
        return _make(sign, abs(total), b._exp)._fix()

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if other._exp in ("n", "N"):
            return self + other
        return self + other.copy_negate()

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if self._special() or other._special():
            made = self._nan(other)
            if made is not None:
                return made
            return _make(sign, 0, "F") if self and other else _current._invalid()
        return _make(sign, self._int * other._int, self._exp + other._exp)._fix()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if self._special() or other._special():
            made = self._nan(other)
            if made is not None:
                return made
            if self._exp == other._exp:
                return _current._invalid()
            return _make(sign, 0, "F") if self._exp == "F" else _make(sign, 0, _current.Emin - _current.prec + 1)
        if not other._int:
            return self._by_zero(sign)
        if not self._int:
            return _make(sign, 0, self._exp - other._exp)._fix()
        shift = other._digits() - self._digits() + _current.prec + 1
        exponent = self._exp - other._exp - shift
        made, rest = divmod(self._int * 10 ** max(shift, 0), other._int * 10 ** max(-shift, 0))
        if rest:
            made += made % 5 == 0
        else:
            while exponent < self._exp - other._exp and made % 10 == 0:
                made //= 10
                exponent += 1
        return _make(sign, made, exponent)._fix()

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other / self

    def _by_zero(self, sign):
        if not self._int and not self._special():
            return _current._invalid(DivisionUndefined)
        _current._signal(DivisionByZero)
        return _make(sign, 0, "F")

    def _divmod(self, other):
        low = min(self._exp, other._exp)
        if self._int and self.adjusted() - other.adjusted() > _current.prec:
            made = _current._invalid(DivisionImpossible)
            return made, made
        if self.adjusted() + 2 < other.adjusted():
            quotient, rest = 0, self._rescale(low, ROUND_DOWN)
        else:
            a, b = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
            quotient, rest = divmod(a, b)
            rest = _make(self._sign, rest, low)
        if quotient >= 10**_current.prec:
            made = _current._invalid(DivisionImpossible)
            return made, made
        return _make(self._sign ^ other._sign, quotient, 0), rest._fix()

    def __floordiv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        made = self._nan(other)
        if made is not None:
            return made
        sign = self._sign ^ other._sign
        if self._exp == "F":
            return _current._invalid() if other._exp == "F" else _make(sign, 0, "F")
        if other._exp == "F":
            return _make(sign, 0, 0)
        return self._divmod(other)[0] if other._int else self._by_zero(sign)

    def __rfloordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other // self

    def __mod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        made = self._nan(other)
        if made is not None:
            return made
        if self._exp == "F":
            return _current._invalid()
        if other._exp == "F":
            return self._fix()
        if not other._int:
            return _current._invalid(InvalidOperation if self._int else DivisionUndefined)
        return self._divmod(other)[1]

    def __rmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other % self

    def __divmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        return self // other, self % other

    def __rdivmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else divmod(other, self)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            return _operand(pow(int(self), int(other), int(modulo)))
        made = self._nan(other)
        if made is not None:
            return made
        if not other:
            return _make(0, 1, 0) if self else _current._invalid()
        is_whole = other._exp != "F" and other == other.to_integral_value()
        sign = self._sign if is_whole and int(other) % 2 else 0
        if self._sign and self and not is_whole:
            return _current._invalid()
        if not self or self._exp == "F":
            if (not self) == (not other._sign):
                return _make(sign, 0, 0)
            return _make(sign, 0, "F")
        size = self.copy_abs()._compare(_make(0, 1, 0))
        if not size and not is_whole:
            return _make(0, 10 ** (_current.prec - 1), 1 - _current.prec)
        if other._exp == "F":
            return _make(0, 0, "F" if (size > 0) != bool(other._sign) else 0)
        if is_whole:
            times = abs(int(other))
            if times * self._digits() < 4000:
                made = _make(sign, self._int**times, self._exp * times)
                return made._fix() if not other._sign else _make(0, 1, 0) / made
        precision = _current.prec
        with localcontext(prec=precision * 2 + 10, rounding=ROUND_HALF_EVEN):
            made = (self.copy_abs().ln() * other).exp()
        return _make(sign, made._int, made._exp)._fix()

    def __rpow__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other**self

    def sqrt(self, context=None):
        made = self._nan()
        if made is not None:
            return made
        if self._exp == "F" and not self._sign:
            return self
        if not self:
            return _make(self._sign, 0, self._exp >> 1)._fix(context)
        if self._sign:
            return _current._invalid()
        context = context or _current
        exponent, number = self._exp >> 1, self._int * (10 if self._exp & 1 else 1)
        shift = context.prec + 1 - (len(str(number)) + 1) // 2
        rest = 0
        if shift >= 0:
            number *= 100**shift
        else:
            number, rest = divmod(number, 100**-shift)
        exponent -= shift
        made = _isqrt(number)
        if not rest and made * made == number:
            if shift >= 0:
                made //= 10**shift
            else:
                made *= 10**-shift
            exponent += shift
        else:
            made += made % 5 == 0
        precise = context.copy()
        precise.rounding = ROUND_HALF_EVEN
        return _make(0, made, exponent)._fix(precise)

    def exp(self, context=None):
        made = self._nan()
        if made is not None:
            return made
        if self._exp == "F":
            return _make(0, 0, 0) if self._sign else self
        if not self:
            return _make(0, 1, 0)
        context = context or _current
        if self.adjusted() > 7:
            context._signal(Underflow if self._sign else Overflow)
            return _make(0, 0, context.Emin - context.prec + 1 if self._sign else "F")
        places = context.prec + 20 + max(self.adjusted(), 0)
        unit = 10**places
        number = self._rescale(-places, ROUND_HALF_EVEN)._value()
        tens, rest = divmod(number, _ln10(places))
        rest >>= 16
        term = total = unit
        index = 1
        while term:
            term = term * rest // (unit * index)
            total += term
            index += 1
        for _ in range(16):
            total = total * total // unit
        return _make(0, total, tens - places)._rescaled(context)

    def _rescaled(self, context):
        precise = context.copy()
        precise.rounding = ROUND_HALF_EVEN
        return self._fix(precise)

    def ln(self, context=None):
        made = self._nan()
        if made is not None:
            return made
        if not self:
            return _make(1, 0, "F")
        if self._sign:
            return _current._invalid()
        if self._exp == "F":
            return self
        context = context or _current
        if self == 1:
            return _make(0, 0, 0)
        return self._ln(context.prec + 20)._rescaled(context)

    def _ln(self, places):
        tens = self.adjusted()
        made = _ln_of(_make(0, self._int, self._exp - tens)._rescale(-places, ROUND_DOWN)._int, 10**places)
        made += tens * _ln10(places)
        return _make(int(made < 0), abs(made), -places)

    def log10(self, context=None):
        if self._special() or not self or self._sign:
            return self.ln(context)
        context = context or _current
        tens = self.adjusted()
        if self._int == 10 ** (self._digits() - 1):
            return _operand(tens)._fix(context)
        places = context.prec + 20
        made = self._ln(places)._value() * 10**places // _ln10(places)
        return _make(int(made < 0), abs(made), -places)._rescaled(context)

    def __int__(self):
        if self._special():
            if self._exp == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        return self._rescale(0, ROUND_DOWN)._value()

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(_make(0, 1, -n), ROUND_HALF_EVEN)
        int(self)
        return self._rescale(0, ROUND_HALF_EVEN)._value()

    def __floor__(self):
        int(self)
        return self._rescale(0, ROUND_FLOOR)._value()

    def __ceil__(self):
        int(self)
        return self._rescale(0, ROUND_CEILING)._value()

    def quantize(self, exp, rounding=None, context=None):
        context = context or _current
        exp = Decimal(exp) if isinstance(exp, (int, Decimal)) else _refused(exp)
        if rounding is not None and rounding not in _ROUNDINGS:
            names = ", ".join(_ROUNDINGS)
            raise TypeError(f"valid values for rounding are:\n  [{names}]")
        if self._special() or exp._special():
            made = self._nan(exp)
            if made is not None:
                return made
            return self if self._exp == exp._exp else context._invalid()
        if self._int and self.adjusted() - exp._exp + 1 > context.prec:
            return context._invalid()
        made = self._rescale(exp._exp, rounding or context.rounding)
        if made._digits() > context.prec or made._exp > context.Emax:
            return context._invalid()
        if made._exp > self._exp and self._int:
            context._signal(Rounded)
            if made != self:
                context._signal(Inexact)
        return made

    def to_integral_value(self, rounding=None, context=None):
        if self._special() or self._exp >= 0:
            return self
        return self._rescale(0, rounding or (context or _current).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        made = self._fix(context)
        if made._special():
            return made
        if not made._int:
            return _make(made._sign, 0, 0)
        coefficient, exponent = made._int, made._exp
        while coefficient % 10 == 0:
            coefficient, exponent = coefficient // 10, exponent + 1
        return _make(made._sign, coefficient, exponent)

    def as_tuple(self):
        digits = () if self._exp == "F" else tuple(int(digit) for digit in str(self._int))
        if self._exp in ("n", "N") and not self._int:
            digits = ()
        return DecimalTuple(self._sign, digits or ((0,) if self._exp == "F" else ()), self._exp)

    def as_integer_ratio(self):
        if self._special():
            if self._exp == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        from math import gcd

        top, bottom = self._value() * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        common = gcd(top, bottom)
        return top // common, bottom // common

    def adjusted(self):
        return 0 if self._special() else self._exp + self._digits() - 1

    def scaleb(self, other, context=None):
        return _make(self._sign, self._int, self._exp + int(other))._fix(context)

    def copy_abs(self):
        return _make(0, self._int, self._exp)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp)

    def copy_sign(self, other):
        return _make(Decimal(other)._sign, self._int, self._exp)

    def same_quantum(self, other):
        return self._exp == Decimal(other)._exp

    def is_nan(self):
        return self._exp in ("n", "N")

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return not self._special()

    def is_zero(self):
        return not self

    def is_signed(self):
        return bool(self._sign)

    def conjugate(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def _rounded(self, digits, rounding):
        if not self._int or self._digits() <= digits:
            return self
        made = self._rescale(self.adjusted() + 1 - digits, rounding)
        return made if made._digits() <= digits else _make(made._sign, made._int // 10, made._exp + 1)

    def __format__(self, spec):
        fill, align, sign, zero, width, comma, precision, kind = _spec(spec)
        body = ""
        number = self
        if self._special():
            whole, fraction = str(self.copy_abs()), "%" if kind == "%" else ""
            zero = False
        else:
            kind = kind or ("G" if _current.capitals else "g")
            rounding = _current.rounding
            if kind == "%":
                number = _make(self._sign, self._int, self._exp + 2)
            if precision is not None:
                if kind in "eE":
                    number = number._rounded(precision + 1, rounding)
                    if number._int:
                        number = number._rescale(number.adjusted() - precision, rounding)
                elif kind in "fF%":
                    number = number._rescale(-precision, rounding)
                elif number._digits() > precision:
                    number = number._rounded(precision or 1, rounding)
            if not number._int and number._exp > 0 and kind in "fF%":
                number = number._rescale(0, rounding)
            digits = str(number._int)
            left = number._exp + len(digits)
            if kind in "eE":
                place = 1 if number._int or precision is None else 1 - precision
            elif kind in "fF%" or number._exp <= 0 and left > -6:
                place = left
            else:
                place = 1
            if place < 0:
                whole, fraction = "0", "0" * -place + digits
            elif place > len(digits):
                whole, fraction = digits + "0" * (place - len(digits)), ""
            else:
                whole, fraction = digits[:place] or "0", digits[place:]
            fraction = "." + fraction if fraction else ""
            if left != place or kind in "eE":
                fraction += f"{'E' if kind in 'EG' else 'e'}{left - place:+d}"
            if kind == "%":
                fraction += "%"
        sign = "-" if number._sign else ("" if sign == "-" else sign)
        if zero:
            if comma:
                whole = f"{whole:0>{1}}"
                while len(_grouped(whole)) + len(fraction) + len(sign) < width:
                    whole = "0" + whole
            else:
                whole = whole.rjust(width - len(fraction) - len(sign), "0")
        if comma and not self._special():
            whole = _grouped(whole)
        body = whole + fraction
        room = width - len(sign) - len(body)
        if align == "=":
            return sign + fill * room + body
        body = sign + body
        if align == "<":
            return body + fill * room
        if align == "^":
            return fill * (room // 2) + body + fill * (room - room // 2) if room > 0 else body
        return fill * room + body


def _refused(value):
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _grouped(whole):
    start = len(whole) % 3
    groups = [whole[:start]] if start else []
    return ",".join(groups + [whole[at : at + 3] for at in range(start, len(whole), 3)])


def _spec(spec):
    at = 0
    fill, align = " ", ""
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, at = spec[0], spec[1], 2
    elif spec[:1] in ("<", ">", "=", "^"):
        align, at = spec[0], 1
    sign = "-"
    if spec[at : at + 1] in ("+", "-", " "):
        sign, at = spec[at], at + 1
    zero = spec[at : at + 1] == "0"
    at += zero
    start = at
    while spec[at : at + 1].isdigit():
        at += 1
    width = int(spec[start:at] or 0)
    comma = spec[at : at + 1] == ","
    at += comma
    precision = None
    if spec[at : at + 1] == ".":
        start = at = at + 1
        while spec[at : at + 1].isdigit():
            at += 1
        if start == at:
            raise ValueError("invalid format string")
        precision = int(spec[start:at])
    kind = spec[at:]
    if kind not in ("", "e", "E", "f", "F", "g", "G", "n", "%") or zero and align:
        raise ValueError("invalid format string")
    return fill, align or ">", sign, zero, width, comma, precision, "g" if kind == "n" else kind


def _ln_of(number, unit):
    # Square roots bring the number near 1, where the series of atanh is short.
    turns = 0
    while abs(number - unit) > unit >> 6:
        number = _isqrt(number * unit)
        turns += 1
    ratio = (number - unit) * unit // (number + unit)
    square = ratio * ratio // unit
    total, index = 0, 1
    while ratio:
        total += ratio // index
        ratio = ratio * square // unit
        index += 2
        if ratio == -1:
            break
    return total << turns + 1


_tens = {}


def _ln10(places):
    if places not in _tens:
        _tens[places] = _ln_of(10 ** (places + 11), 10 ** (places + 10)) // 10**10
    return _tens[places]


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP)
ExtendedContext = Context(9, traps=())
_current = Context()


def getcontext():
    return _current


def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
    _current = context


class _Local:
    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = _current
        setcontext(self._new)
        return self._new

    def __exit__(self, *error):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    context = (_current if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _Local(context)
