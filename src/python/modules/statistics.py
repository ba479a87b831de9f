from collections import Counter as _Counter
from math import exp as _exp, fsum as _fsum, gcd as _gcd, isqrt as _isqrt, log as _log


class StatisticsError(ValueError):
    pass


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _exact(data, power=1):
    total, below = 0, 1
    for x in data:
        n, d = _ratio(x)
        n, d = n**power, d**power
        total, below = (total + n, below) if d == below else (total * d + n * below, below * d)
    return total, below


def _kind(data):
    kinds = {type(x) for x in data} - {int, bool}
    return kinds.pop() if kinds else int


def _convert(n, d, kind):
    common = _gcd(n, d)
    n, d = n // common, d // common
    if issubclass(kind, int):
        return n if d == 1 else n / d
    return n / d if issubclass(kind, float) else kind(n) / kind(d)


def _several(data, least, name):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f"{name} requires at least {'two data points' if least > 1 else 'one data point'}")
    return data


def mean(data):
    data = _several(data, 1, "mean")
    n, d = _exact(data)
    return _convert(n, d * len(data), _kind(data))


def fmean(data, weights=None):
    data = _several(data, 1, "fmean")
    if weights is None:
        return _fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    return _fsum(x * w for x, w in zip(data, weights)) / _fsum(weights)


def geometric_mean(data):
    try:
        return _exp(fmean(map(_log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if min(data) < 0:
        raise StatisticsError("harmonic mean does not support negative values")
    if len(data) == 1:
        return data[0]
    n, d = _exact([1 / x if x else 0 for x in data])
    return _convert(d * len(data), n, float) if min(data) else 0


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def mode(data):
    try:
        return _Counter(iter(data)).most_common(1)[0][0]
    except IndexError:
        raise StatisticsError("no mode for empty data") from None


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    made = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            j -= 1
        made.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    return made


def _spread(data, center, least, name):
    data = _several(data, least, name)
    size = len(data)
    if center is None:
        n, d = _exact(data)
        squares, below = _exact(data, 2)
        n, d = squares * d * d * size - n * n * below, below * d * d * size
    else:
        n, d = _exact([x - center for x in data], 2)
    return n, d * (size - least + 1), _kind(data)


def variance(data, xbar=None):
    return _convert(*_spread(data, xbar, 2, "variance"))


def pvariance(data, mu=None):
    return _convert(*_spread(data, mu, 1, "pvariance"))


def _root(n, d, kind):
    if not issubclass(kind, (int, float)):
        return (kind(n) / kind(d)).sqrt()
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    n, d, up, down = (n, d << 2 * shift, shift, 0) if shift >= 0 else (n << -2 * shift, d, 0, -shift)
    root = _isqrt(n // d)
    return ((root | (root * root * d != n)) << up) / (1 << down)


def stdev(data, xbar=None):
    return _root(*_spread(data, xbar, 2, "stdev"))


def pstdev(data, mu=None):
    return _root(*_spread(data, mu, 1, "pstdev"))
