from django.core.cache import cache

class CacheMiss(LookupError):
    pass

def need(key):
    try:
        return {'a': 1}[key] + cache.incr(key)
    except (KeyError, ValueError) as e:
        raise CacheMiss(f'no {key}') from e

for key in 'ab':
    try:
        need(key)
    except CacheMiss as e:
        print(e, '<-', type(e.__cause__).__name__, e.__cause__)
need('a')
