# A memoizing decorator
# Remembers what a function returned, by its name and arguments.

from functools import wraps
from django.core.cache import cache

MISSING = object()

def cached(timeout):
    def decorate(function):
        @wraps(function)
        def wrapper(*args):
            key = ':'.join([function.__name__, *map(str, args)])
            result = cache.get(key, MISSING)
            if result is MISSING:
                result = function(*args)
                cache.set(key, result, timeout)
            return result
        return wrapper
    return decorate

@cached(timeout=60)
def area(width, height):
    print('working …')
    return width * height

print(area(3, 4))
print(area(3, 4))
print(area(4, 3))
