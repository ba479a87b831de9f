# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2, "CULL_FREQUENCY": 1}}}
from django.core.cache import cache

for letter in 'abcde':
    cache.set(letter, 1)
    print(letter, [k for k in 'abcde' if k in cache])
