import random, time, math
from django.core.cache import cache
random.seed(42)
def fetch(key, ttl, recompute, beta=1.0):
    packed = cache.get(key)
    now = time.time()
    if packed:
        value, delta, expiry = packed
        if now - delta * beta * math.log(random.random()) < expiry:
            return value, 'hit'
    start = time.time()
    value = recompute()
    delta = time.time() - start
    cache.set(key, (value, delta, time.time() + ttl), ttl)
    return value, 'recomputed'
n = 0
def slow():
    global n
    n += 1
    time.sleep(0.5)
    return n
for i in range(12):
    print(round(time.time() - 1700000000, 2), *fetch('k', 3, slow))
    time.sleep(0.4)
