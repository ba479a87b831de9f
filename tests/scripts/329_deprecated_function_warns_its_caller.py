import warnings
from django.core.cache import cache
def old_get(key):
    warnings.warn('old_get() is deprecated; use cache.get()', DeprecationWarning, stacklevel=2)
    return cache.get(key)
old_get('a')
old_get('a')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    old_get('b'); cache.set('bad key', 1)
print([(w.category.__name__, str(w.message)[:40]) for w in caught])
warnings.simplefilter('error')
try: old_get('c')
except DeprecationWarning as e: print('raised', e)
try: cache.set('bad key 2', 1)
except Warning as e: print(type(e).__name__, cache.get('x'))
warnings.warn('plain')
