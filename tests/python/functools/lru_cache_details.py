from functools import lru_cache

@lru_cache(maxsize=None)
def f(n, *, k=0):
    print('run', n, k)
    return n + k

print(f(1), f(1), f(1, k=0), f(1.0), f(True))
print(f.cache_info(), f.__wrapped__(5), f.cache_parameters())
f.cache_clear()
print(f.cache_info())
f([1, 2])
