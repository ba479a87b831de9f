from django.core.cache import cache

def gen():
    yield 1

try:
    cache.set_many({'a': 1, 'b': gen(), 'c': 3})
except TypeError as e:
    print(type(e).__name__, e)
print(cache.get_many('abc'))
