import time
from concurrent.futures import ThreadPoolExecutor

from django.core.cache import cache


def load(number):
    time.sleep(0.05)
    return {"id": number, "square": number * number}


def cached(number):
    return cache.get_or_set(f"row:{number}", lambda: load(number), 0.4)


with ThreadPoolExecutor(max_workers=4) as pool:
    begun = time.monotonic()
    print([row["square"] for row in pool.map(cached, range(8))])
    cold = time.monotonic() - begun
    begun = time.monotonic()
    print([row["square"] for row in pool.map(cached, range(8))])
    warm = time.monotonic() - begun
print(0.09 < cold < 0.3, warm < 0.05)
time.sleep(0.5)
print(cache.get_many([f"row:{number}" for number in range(8)]))
