import math
print(math.pi, math.e, math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.pow(2, 3), math.hypot(3, 4), math.log(math.e), math.log10(1000), math.log2(8), math.log(8, 2), math.fabs(-1))
print(math.factorial(10), math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.isqrt(17), math.fsum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.inf, math.isnan(math.nan), math.degrees(math.pi), math.copysign(1, -0.0), math.modf(2.5), math.fmod(-7, 3), math.floor(10 ** 20 + 0.5), math.dist((0, 0), (3, 4)))
math.sqrt(-1)
