from django.conf import settings
print(getattr(settings, 'CACHE_TTL', 900), hasattr(settings, 'NOPE'), settings.DEBUG, settings.USE_TZ, settings.TIME_ZONE, settings.CACHE_MIDDLEWARE_SECONDS)
settings.CACHE_TTL = 5
print(settings.CACHE_TTL, type(settings).__name__, settings)
settings.CACHES['default']['TIMEOUT'] = 7
from django.core.cache import cache
print(cache.default_timeout)
print(settings.MISSING_THING)
