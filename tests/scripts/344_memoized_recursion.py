from django.core.cache import cache
GRAPH = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d'], 'd': []}
def paths(src, dst, seen=()):
    key = f'paths:{src}:{dst}'
    if (hit := cache.get(key)) is not None: return hit
    if src == dst: out = [[dst]]
    else: out = [[src] + p for n in GRAPH[src] if n not in seen for p in paths(n, dst, (*seen, src))]
    cache.set(key, out); return out
print(paths('a', 'd')); print(sorted(k.split(':', 2)[2] for k in cache._cache))
def fib(n):
    if n < 2: return n
    v = cache.get(f'fib:{n}')
    if v is None: v = fib(n - 1) + fib(n - 2); cache.set(f'fib:{n}', v)
    return v
print(fib(80), len(cache._cache))
def collatz(n):
    steps = 0
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; steps += 1
    return steps
print(max(range(1, 50), key=lambda n: cache.get_or_set(f'c{n}', lambda: collatz(n))))
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(type(e).__name__, e)
paths('a', 'zzz')
