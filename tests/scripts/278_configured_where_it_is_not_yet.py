from django.conf import settings
if not settings.configured:
    settings.configure(CACHES={'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}})
import django
django.setup()
from django.core.cache import cache
cache.set('a', 1)
print(cache.get('a'), settings.DEBUG, settings.configured, django.VERSION[:2], django.get_version()[:3])
