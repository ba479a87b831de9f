import django
from django.conf import settings
print(settings.configured)
if not settings.configured:
    settings.configure(CACHES={'default': {'BACKEND': 'django.core.cache.backends.dummy.DummyCache'}})
django.setup()
from django.core.cache import cache
cache.set('a', 1)
print(cache.get('a'), settings.configured)
