# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCach"}}
from django.core.cache import cache
print('before')
try:
    cache.get('x')
except Exception as e:
    print(type(e).__name__, e)
cache.set('x', 1)
