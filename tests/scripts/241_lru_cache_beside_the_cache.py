from functools import lru_cache, cache as memo
from django.core.cache import cache

@lru_cache(maxsize=2)
def square(n):
    print('square', n)
    return n * n

print(square(2), square(2), square(3), square(4), square(2))
print(square.cache_info())
square.cache_clear()

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

cache.set('fib50', fib(50))
print(cache.get('fib50'), fib.cache_info().hits)
