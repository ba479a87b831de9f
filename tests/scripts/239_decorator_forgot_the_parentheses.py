from functools import wraps
from django.core.cache import cache

def cached(timeout):
    def decorator(func):
        @wraps(func)
        def wrapper(*args):
            return cache.get_or_set(func.__name__, lambda: func(*args), timeout)
        return wrapper
    return decorator

@cached
def answer():
    return 42

print(answer())
