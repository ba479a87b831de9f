import time
from django.core.cache import cache

def get_with_soft_expiry(key, soft, hard, build):
    packed = cache.get(key)
    if packed is not None:
        value, refresh_at = packed
        if time.time() < refresh_at:
            return value, 'fresh'
        if not cache.add(f'{key}.refreshing', 1, 30):
            return value, 'stale'
    value = build()
    cache.set(key, (value, time.time() + soft), hard)
    return value, 'rebuilt'

n = iter(range(100))
for pause in (0, 5, 5, 0, 100):
    time.sleep(pause)
    print(get_with_soft_expiry('k', 10, 60, lambda: next(n)))
