from django.core.cache import cache

square = lambda x: x * x

def cube(x):
    return x ** 3

cache.set('fn', cube)
print(cache.get('fn')(3), cache.get('fn') is cube)
cache.set('builtin', len)
print(cache.get('builtin')('abc'))
try:
    cache.add('fn', square)
except Exception as e:
    print(type(e).__name__, type(e).__module__)
cache.set('square', square)
