import time
from functools import wraps
from django.core.cache import cache
class RateLimitExceeded(Exception):
    def __init__(self, limit, period, retry_after):
        self.limit, self.period, self.retry_after = limit, period, retry_after
        super().__init__(f'{limit} calls per {period}s; retry after {retry_after:.1f}s')
def rate_limit(limit, period):
    def deco(f):
        @wraps(f)
        def wrapper(user, *a, **kw):
            window = int(time.time() // period)
            key = f'rl:{f.__name__}:{user}:{window}'
            cache.add(key, 0, period)
            n = cache.incr(key)
            if n > limit:
                raise RateLimitExceeded(limit, period, (window + 1) * period - time.time())
            return f(user, *a, **kw)
        return wrapper
    return deco
@rate_limit(limit=2, period=10)
def ping(user): return 'pong'
for i in range(4):
    try:
        print(ping('u'))
    except RateLimitExceeded as e:
        print(type(e).__name__, e, e.args, vars(e))
    time.sleep(2.5)
ping('u'); ping('u'); ping('u')
