import time, random, functools
from django.core.cache import cache
random.seed(7)
def retry(times=3, exceptions=(Exception,), base=0.5):
    def deco(f):
        @functools.wraps(f)
        def w(*a, **k):
            for attempt in range(1, times + 1):
                try: return f(*a, **k)
                except exceptions as e:
                    cache.add('failures', 0); cache.incr('failures')
                    if attempt == times: raise
                    delay = base * 2 ** (attempt - 1)
                    print(f'attempt {attempt} failed: {e!r}; retrying in {delay}s')
                    time.sleep(delay)
        return w
    return deco
@retry(times=4, exceptions=(ConnectionError, TimeoutError))
def flaky(n):
    if cache.get('failures', 0) < n: raise ConnectionError(f'down {n}')
    return 'up'
print(flaky(2), time.monotonic())
@retry()
def always(): raise ValueError('never works')
try: always()
except ValueError as e: print('gave up', e, cache.get('failures'))
@retry(times=2, exceptions=TimeoutError)
def other(): raise PermissionError(13, 'denied')
other()
