# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "d"}, "sessions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "s", "TIMEOUT": 10}, "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "p", "OPTIONS": {"MAX_ENTRIES": 2, "CULL_FREQUENCY": 2}}}
import time
from django.core.cache import caches

sessions, pages = caches['sessions'], caches['pages']
sessions.set('u', 'ann')
for n in range(4):
    pages.set(f'/p/{n}', f'<p>{n}</p>', None)
time.sleep(10)
print(sessions.get('u'), pages.get_many(f'/p/{n}' for n in range(4)))
sessions.incr('u')
