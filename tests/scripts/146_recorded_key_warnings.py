import warnings
from django.core.cache import cache

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    cache.set('a b', 1)
    cache.get('a b')
    cache.get_or_set('c d', 2)
print(len(seen))
print({str(w.message)[-7:] for w in seen if 'a b' in str(w.message)})
print(seen[0].category.__name__, seen[-1].message)
