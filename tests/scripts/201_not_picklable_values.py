from django.core.cache import cache
import math

def numbers():
    yield 1

values = {
    'generator': numbers(),
    'genexp': (x for x in [1]),
    'dict keys': {}.keys(),
    'dict values': {}.values(),
    'dict items': {}.items(),
    'module': math,
    'memoryview': memoryview(b'x'),
}
for name, value in values.items():
    try:
        cache.set('k', value)
        print(name, 'stored')
    except TypeError as e:
        print(f'{name}: {e}')
print('k' in cache)
cache.set('k', [1, (x for x in [1])])
