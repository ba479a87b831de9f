import functools, inspect
from django.core.cache import cache
def cached(fn=None, *, timeout=30, key=None):
    if fn is None: return functools.partial(cached, timeout=timeout, key=key)
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        bound = sig.bind(*args, **kwargs); bound.apply_defaults()
        k = key(**bound.arguments) if key else f"{fn.__qualname__}({', '.join(f'{n}={v!r}' for n, v in bound.arguments.items())})"
        hit = cache.get(k)
        if hit is not None: print("hit", k); return hit
        print("miss", k); v = fn(*args, **kwargs); cache.set(k, v, timeout); return v
    wrapper.invalidate = lambda *a, **kw: cache.delete(key(**sig.bind(*a, **kw).arguments) if key else None)
    return wrapper
@cached
def area(w, h=2, *, unit="cm"): return f"{w * h}{unit}"
@cached(timeout=5, key=lambda n: f"sq:{n}")
def sq(n: int) -> int: return n ** 2
print(area(2), area(2, 2), area(w=2), area(3, unit="m"), sq(4), sq(n=4), sq.invalidate(4), sq(4))
print(inspect.signature(area), inspect.signature(sq), sq.__annotations__, [p.kind.name for p in inspect.signature(area).parameters.values()], inspect.signature(area).parameters["h"].default)
for bad in (lambda: area(), lambda: area(1, 2, 3), lambda: area(1, foo=2)):
    try: bad()
    except TypeError as e: print(e)
