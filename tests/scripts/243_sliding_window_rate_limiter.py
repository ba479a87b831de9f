import time
from django.core.cache import cache

def allow(user, limit=3, window=10):
    now = time.time()
    key = f'rate:{user}'
    stamps = [t for t in cache.get(key, []) if t > now - window]
    if len(stamps) >= limit:
        return False, round(stamps[0] + window - now, 2)
    stamps.append(now)
    cache.set(key, stamps, window)
    return True, limit - len(stamps)

for pause in (0, 1, 1, 1, 7, 0.5, 3):
    time.sleep(pause)
    print(allow('ann'))
