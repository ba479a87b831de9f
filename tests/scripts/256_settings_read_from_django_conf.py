# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 99, "KEY_PREFIX": "x"}}
from django.conf import settings
from django.core.cache import cache

print(settings.CACHES['default']['TIMEOUT'], settings.CACHES['default']['BACKEND'].rsplit('.', 1)[-1])
CACHE_TTL = getattr(settings, 'CACHE_TTL', 60 * 15)
cache.set('k', 'v', CACHE_TTL)
print(CACHE_TTL, cache.get('k'), settings.USE_TZ, settings.TIME_ZONE)
print(hasattr(settings, 'CACHE_TTL'))
