import warnings
from django.core.cache import cache, CacheKeyWarning

with warnings.catch_warnings():
    warnings.simplefilter('ignore', CacheKeyWarning)
    cache.set('quiet key', 1)
print(issubclass(CacheKeyWarning, RuntimeWarning), CacheKeyWarning.__mro__[1].__name__)
warnings.simplefilter('always')
cache.get('loud key')
cache.get('loud key')
warnings.filterwarnings('ignore', category=CacheKeyWarning)
cache.get('loud key')
print('done')
