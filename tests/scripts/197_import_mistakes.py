try:
    from django.cache import cache
except ModuleNotFoundError as e:
    print(e)
try:
    from django.core import caches
except ImportError as e:
    print(str(e).split(' (')[0])
from django.core.cache import caches, get_cache
