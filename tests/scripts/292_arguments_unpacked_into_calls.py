from django.core.cache import cache
args = ('k', 'v'); kw = {'timeout': 5, 'version': 2}
cache.set(*args, **kw)
print(cache.get('k', **{'version': 2}), cache.get(*['k', 'd']))
def setter(key, *values, **options): return [cache.set(f'{key}{i}', v, **options) for i, v in enumerate(values)]
print(setter('x', 1, 2, timeout=3), cache.get_many(['x0', 'x1', 'x2']))
op = getattr(cache, 'get'); print(op('x0'), list(map(cache.get, ['x0', 'x1', 'zz'])), [*filter(cache.has_key, ['x0', 'n'])])
ops = {'get': cache.get, 'has': cache.has_key}; print({k: f('x0') for k, f in ops.items()})
first, *rest = cache.get_many(['x0', 'x1']).values(); print(first, rest)
print(any(cache.get(k) for k in 'ab'), all(k in cache for k in ['x0', 'x1']), not cache.get('q'))
cache.set(*args, timeout=1, **kw)
