# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "off": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
from django.core.cache import caches

def slow(n):
    print('working on', n)
    return n * 2

for alias in ('default', 'off'):
    for _ in range(2):
        print(alias, caches[alias].get_or_set('n', lambda: slow(21)))
