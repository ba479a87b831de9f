import math
for f in (lambda: math.log(0), lambda: math.sqrt(-4), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.sqrt('4'), lambda: math.floor('2'), lambda: math.sqrt(), lambda: math.ceil(math.inf), lambda: math.acos(2), lambda: math.isqrt(-1), lambda: math.pow(0, -1), lambda: math.gcd(1.5), lambda: math.comb(-1, 2), lambda: math.squareroot(4)):
    try:
        f()
    except (ValueError, TypeError, OverflowError, AttributeError) as e:
        print(type(e).__name__, e)
