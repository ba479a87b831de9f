import time
from functools import wraps
from django.core.cache import cache

def cache_result(seconds):
    def decorate(func):
        @wraps(func)
        def inner(*args, **kwargs):
            key = f"{func.__module__}.{func.__qualname__}:{'-'.join(map(str, args))}:{'-'.join(f'{k}={v}' for k, v in kwargs.items())}"
            hit = cache.get(key)
            if hit is not None:
                return hit
            result = func(*args, **kwargs)
            cache.set(key, result, seconds)
            return result
        inner.key_for = lambda *a: f'{func.__qualname__}:{a}'
        return inner
    return decorate

@cache_result(seconds=10)
def add(a, b=0):
    """Add two numbers."""
    print(f'adding {a} and {b}')
    return a + b

print(add(1, 2), add(1, 2), add(1, b=2), add.__name__, add.__doc__, add.key_for(1))
time.sleep(10)
print(add(1, 2))
print(list(cache._cache))
