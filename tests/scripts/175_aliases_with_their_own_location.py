# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "x"}, "sessions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "y", "TIMEOUT": 1800}}
from django.core.cache import cache, caches

sessions = caches['sessions']
sessions.set('k', 's')
print(cache.get('k'), sessions.get('k'), sessions.default_timeout)
cache.clear()
print(sessions.get('k'), sessions is caches['sessions'], cache == caches['default'], cache is caches['default'])
