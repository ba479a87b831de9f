import functools
from django.core.cache import cache

class cached:
    def __init__(self, timeout=300, prefix='fn'):
        self.timeout, self.prefix = timeout, prefix
        self.hits = self.misses = 0

    def __call__(self, func):
        @functools.wraps(func)
        def wrapper(*args):
            key = ':'.join([self.prefix, func.__name__, *map(str, args)])
            marker = object()
            value = cache.get(key, marker)
            if value is marker:
                self.misses += 1
                value = func(*args)
                cache.set(key, value, self.timeout)
            else:
                self.hits += 1
            return value
        wrapper.stats = self
        return wrapper

@cached(prefix='math')
def nothing(n):
    return None

nothing(1), nothing(1), nothing(2)
print(nothing.stats.hits, nothing.stats.misses)
cached()(print)('a', 'b')
