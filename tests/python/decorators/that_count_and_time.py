import time
from functools import wraps

def timed(f):
    @wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        start = time.perf_counter()
        try:
            return f(*args, **kwargs)
        finally:
            print(f'{f.__name__} took {time.perf_counter() - start:.2f}s')
    inner.calls = 0
    return inner

@timed
def work(n):
    time.sleep(n)
    return 'done'

print(work(1.5), work(0.25), work.calls)
