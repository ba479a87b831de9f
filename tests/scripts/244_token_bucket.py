import time
from django.core.cache import cache

class Bucket:
    def __init__(self, key, capacity, per_second):
        self.key, self.capacity, self.rate = key, capacity, per_second

    def take(self):
        tokens, stamp = cache.get(self.key, (self.capacity, time.time()))
        now = time.time()
        tokens = min(self.capacity, tokens + (now - stamp) * self.rate)
        ok = tokens >= 1
        cache.set(self.key, (tokens - ok, now), None)
        return ok

bucket = Bucket('api', 2, 0.5)
out = []
for _ in range(6):
    out.append(bucket.take())
    time.sleep(1)
print(out, cache.get('api')[0])
