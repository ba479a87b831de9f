from functools import partial, wraps
from django.core.cache import cache
def cached(func=None, *, ttl=60, key_fn=None):
    if func is None: return partial(cached, ttl=ttl, key_fn=key_fn)
    @wraps(func)
    def wrapper(*args, **kwargs):
        key = (key_fn or (lambda *a, **k: f'{func.__name__}:{a}:{k}'))(*args, **kwargs)
        sentinel = wrapper._miss
        if (r := cache.get(key, sentinel)) is not sentinel: wrapper.stats['hit'] += 1; return r
        wrapper.stats['miss'] += 1; r = func(*args, **kwargs); cache.set(key, r, ttl); return r
    wrapper._miss = object(); wrapper.stats = {'hit': 0, 'miss': 0}; wrapper.invalidate = lambda *a, **k: cache.delete(f'{func.__name__}:{a}:{k}')
    return wrapper
@cached
def a(x): return None if x == 0 else x
@cached(ttl=1, key_fn=lambda n: f'b-{n}')
def b(n): return [n] * n
print(a(0), a(0), a(1), a.stats, a.invalidate(1), a.invalidate(5), a(1), a.stats)
print(b(2), b(2), b.stats, b.__name__, b.__wrapped__(1), isinstance(cached(ttl=5), partial), list(cache._cache))
class M:
    @cached
    def m(self, x): return x
    def __repr__(self): return '<M>'
print(M().m(1), M().m(1), M.m.stats)
cached(5)
