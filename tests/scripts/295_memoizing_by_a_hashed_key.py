import functools, hashlib, json
from django.core.cache import cache

def cached(timeout=300, prefix=None):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            raw = json.dumps([prefix or func.__qualname__, args, kwargs], sort_keys=True, default=str)
            key = hashlib.sha256(raw.encode()).hexdigest()[:16]
            missing = object()
            result = cache.get(key, missing)
            if result is missing:
                result = func(*args, **kwargs)
                cache.set(key, result, timeout)
                wrapper.misses += 1
            else:
                wrapper.hits += 1
            return result
        wrapper.hits = wrapper.misses = 0
        wrapper.cache_clear = lambda: cache.clear()
        return wrapper
    return decorator

@cached(timeout=10)
def area(w, h=2, *, unit='cm'):
    """Area."""
    return f'{w * h} {unit}²'

print(area(2), area(2), area(2, h=2), area(2, unit='m'), area.__name__, area.__doc__, area.hits, area.misses)
area.cache_clear()
print(area(2), area.misses)
print(area.__wrapped__(3, 3))
print(area())
