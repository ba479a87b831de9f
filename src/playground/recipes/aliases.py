# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "sessions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sessions", "TIMEOUT": 60}, "off": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
# Several caches
# Aliases in CACHES: each has its own shelf, timeout and backend.

from django.core.cache import cache, caches

sessions = caches['sessions']
cache.set('ann', 'a page', 300)
sessions.set('ann', 'a session')
print(cache.get('ann'), '/', sessions.get('ann'))

cache.clear()
print(cache.get('ann'), '/', sessions.get('ann'))

# DummyCache takes everything and keeps nothing.
caches['off'].set('ann', 'gone')
print(caches['off'].get('ann'))

try:
    caches['missing']
except Exception as error:
    print(type(error).__name__, error)
