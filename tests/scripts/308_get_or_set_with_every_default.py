from django.core.cache import cache
import random, datetime, functools
random.seed(1)
print(cache.get_or_set('r', random.random), cache.get_or_set('r', random.random) == cache.get('r'))
print(cache.get_or_set('d', datetime.date.today), cache.get_or_set('l', list), cache.get_or_set('p', functools.partial(max, 3, 5)))
class C:
    def __call__(self): return 'called'
    def method(self): return 'method'
print(cache.get_or_set('c', C()), cache.get_or_set('m', C().method), cache.get_or_set('n', None), cache.get_or_set('n', 5))
print(cache.get_or_set('z', 0), cache.get_or_set('z', 9), cache.get_or_set('t', lambda: cache.get_or_set('inner', 3) + 1, timeout=5, version=3), cache.get('t', version=3))
def boom(): raise LookupError('db down')
try: cache.get_or_set('b', boom)
except LookupError as e: print(repr(e), cache.get('b'))
print(cache.get_or_set('e', 'x', 0), cache.get('e'))
print(cache.get_or_set('f', lambda: None), cache.has_key('f'))
cache.get_or_set('g', print('evaluated early'))
cache.get_or_set(key='h', default=max)
