import math
for f in (lambda: 2.0 ** 5000, lambda: math.exp(1000), lambda: int(float('inf')), lambda: int(float('nan')), lambda: 1 << -1, lambda: float(10 ** 400)):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
10 ** 400 / 3.0
