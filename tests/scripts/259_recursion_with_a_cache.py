from django.core.cache import cache

def fib(n):
    key = f'fib:{n}'
    value = cache.get(key)
    if value is None:
        value = n if n < 2 else fib(n - 1) + fib(n - 2)
        cache.set(key, value, None)
    return value

print(fib(60), len(cache._cache))

def forever(n):
    return forever(n + 1) if cache.get('never') is None else n

try:
    forever(0)
except RecursionError as e:
    print('RecursionError', str(e)[:32])
