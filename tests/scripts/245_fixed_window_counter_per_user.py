import time
from django.core.cache import cache

class TooManyRequests(Exception):
    def __init__(self, user, wait):
        super().__init__(f'{user} must wait {wait} s')
        self.wait = wait

def hit(user, limit=2, window=60):
    bucket = int(time.time() // window)
    key = f'hits:{user}:{bucket}'
    if cache.get_or_set(key, 0, window) >= limit:
        raise TooManyRequests(user, int((bucket + 1) * window - time.time()))
    return cache.incr(key)

print(hit('ann'), hit('ann'), hit('bob'))
try:
    hit('ann')
except TooManyRequests as e:
    print(e, e.wait)
    time.sleep(e.wait)
print(hit('ann'))
hit('bob'), hit('bob'), hit('bob')
