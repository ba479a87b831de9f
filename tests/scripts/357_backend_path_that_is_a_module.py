# CACHES = {"default": {"BACKEND": "django.core.cache.locmem"}}
from django.core.cache import cache
try:
    cache.get('x')
except Exception as e:
    print(type(e).__mro__[1].__name__, e, repr(e.__cause__))
cache.get('x')
