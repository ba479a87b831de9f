import math
import time
for f in (lambda: math.cube, lambda: time.wait(1), lambda: math.pi()):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(e)
math.sqrt.now
