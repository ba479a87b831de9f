# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": "soon", "OPTIONS": {"MAX_ENTRIES": "many", "CULL_FREQUENCY": null}}, "b": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": "45", "OPTIONS": {"MAX_ENTRIES": 7.9}}, "c": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 2.9, "KEY_PREFIX": "p", "VERSION": "v2"}}
from django.core.cache import caches

for alias in caches:
    c = caches[alias]
    print(alias, c.default_timeout, c._max_entries, c._cull_frequency, repr(c.key_prefix), c.version, c.make_key('k'))
