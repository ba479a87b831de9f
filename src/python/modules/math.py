def _index(value):
    if isinstance(value, int):
        return value
    try:
        return type(value).__index__(value)
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _real(value):
    if isinstance(value, (str, bytes)) or not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return float(value)


def factorial(x, /):
    n = _index(x)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    return _product(1, n)


def _product(low, high):
    if high - low < 8:
        made = 1
        for number in range(low, high + 1):
            made *= number
        return made
    middle = (low + high) // 2
    return _product(low, middle) * _product(middle + 1, high)


def _checked(n, k):
    n, k = _index(n), _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    return n, k


def perm(n, k=None, /):
    if k is None:
        return factorial(n)
    n, k = _checked(n, k)
    return 0 if k > n else _product(n - k + 1, n)


def comb(n, k, /):
    n, k = _checked(n, k)
    if k > n:
        return 0
    k = min(k, n - k)
    return _product(n - k + 1, n) // _product(1, k)


def gcd(*integers):
    made = 0
    for number in integers:
        number = abs(_index(number))
        while number:
            made, number = number, made % number
    return made


def lcm(*integers):
    made = 1
    for number in integers:
        number = abs(_index(number))
        made = made // gcd(made, number) * number if number else 0
    return made


def prod(iterable, /, *, start=1):
    for item in iterable:
        start *= item
    return start


def fsum(seq, /):
    values = [_real(value) for value in seq]
    if not all(map(isfinite, values)):
        made = sum(values)
        if isnan(made) and not any(map(isnan, values)):
            raise ValueError("-inf + inf in fsum")
        return made
    total = 0
    for value in values:
        top, bottom = value.as_integer_ratio()
        total += top * (2**1074 // bottom)
    try:
        return total / 2**1074
    except OverflowError:
        raise OverflowError("intermediate overflow in fsum") from None


def hypot(*coordinates):
    values = [_real(value) for value in coordinates]
    if any(map(isinf, values)):
        return inf
    if any(map(isnan, values)):
        return nan
    ratios = [value.as_integer_ratio() for value in values]
    bottom = max((ratio[1] for ratio in ratios), default=1)
    square = sum((top * (bottom // own)) ** 2 for top, own in ratios)
    root = isqrt(square << 140)
    return (2 * root + (root * root != square << 140)) / (bottom << 71)


def dist(p, q, /):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*(_real(a) - _real(b) for a, b in zip(p, q)))


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b, rel_tol, abs_tol = _real(a), _real(b), _real(rel_tol), _real(abs_tol)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    gap = abs(b - a)
    return gap <= abs(rel_tol * b) or gap <= abs(rel_tol * a) or gap <= abs_tol


def modf(x, /):
    x = _real(x)
    if isinf(x):
        return copysign(0.0, x), x
    if isnan(x):
        return x, x
    return copysign(fmod(x, 1.0), x), copysign(float(trunc(x)), x)


def frexp(x, /):
    x = _real(x)
    if not x or not isfinite(x):
        return x, 0
    top, bottom = x.as_integer_ratio()
    exponent = top.bit_length() - bottom.bit_length() + 1
    return top / 2 ** top.bit_length(), exponent
