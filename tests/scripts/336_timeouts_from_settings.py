# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 5}, "slow": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "slow", "TIMEOUT": 60, "VERSION": 2, "KEY_PREFIX": "s"}}
import time
from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
TTL = getattr(settings, 'CACHE_TTL', DEFAULT_TIMEOUT)
cache.set('a', 1, TTL); cache.set('b', 1, timeout=DEFAULT_TIMEOUT); cache.set('c', 1, None); cache.set('d', 1, 10)
slow = caches['slow']; slow.set('a', 'slow')
for t in (4.9, 0.2, 5, 50):
    time.sleep(t); print(round(time.monotonic() - 1000, 1), cache.get_many('abcd'), slow.get('a'))
print(slow.make_key('a'), slow.get('a', version=2), slow.get('a', version=1), settings.CACHES['slow']['VERSION'], [c.default_timeout for c in caches.all()])
print({a: caches[a].key_prefix for a in caches}, settings.CACHES.get('nope'), 'slow' in settings.CACHES, 'slow' in caches, 'x' in caches)
slow.set('k', 1, settings.CACHE_TTL)
