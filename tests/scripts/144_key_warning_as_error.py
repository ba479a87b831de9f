import warnings
from django.core.cache import cache, CacheKeyWarning

warnings.simplefilter('error', CacheKeyWarning)
try:
    cache.set('bad key', 1)
except CacheKeyWarning as e:
    print('refused:', e)
warnings.simplefilter('ignore')
print('bad key' in cache)
warnings.simplefilter('error')
cache.get('worse key')
