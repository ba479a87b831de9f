from django.core.cache import cache
import math, statistics, random
random.seed(5)
for i in range(20): cache.set(f'm:{i}', random.gauss(100, 15), None)
xs = list(cache.get_many([f'm:{i}' for i in range(20)]).values())
print(round(statistics.mean(xs), 3), round(statistics.stdev(xs), 3), round(statistics.median(xs), 3), math.isclose(sum(xs) / 20, statistics.fmean(xs)), [round(q, 1) for q in statistics.quantiles(xs)])
hist = {}
for x in xs: hist[int(x // 10) * 10] = hist.get(int(x // 10) * 10, 0) + 1
for b in sorted(hist): print(f'{b:>4} {"#" * hist[b]}')
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), round(2.5), round(-3.5), round(1234.567, -2), math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.factorial(10), math.hypot(3, 4), math.log2(8), math.log(100, 10), math.e, math.tau, math.inf, -math.inf, math.nan, math.degrees(math.pi), math.prod([1, 2, 3]), math.isqrt(17), math.copysign(1, -0.0), math.fmod(7, 3), math.modf(1.25), math.frexp(8), math.dist([0, 0], [1, 1]))
print(7 // -2, 7 % -2, -7 // 2, divmod(-7, 2), 2 ** -1, 10 ** 20, 1e308 * 10, 0.1 + 0.2, 1 / 3, 5 / 2, 4 / 2, int(3.99), float('1e3'), bin(10), hex(255), oct(8), int('ff', 16), 0b11, 1_000, 3 == 3.0, True + True, ~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, (5).bit_length(), (2.5).is_integer(), (0.5).as_integer_ratio(), complex(1, 2) * 2, abs(-3), pow(2, 10, 7), sum([0.1] * 10), min(3, 1, 2))
math.sqrt(-1)
