from django.core.cache import cache
from functools import cache

@cache
def double(n):
    return 2 * n

print(double(4))
cache.set('k', 1)
