# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 0, "CULL_FREQUENCY": 2}}}
from django.core.cache import cache

for letter in 'abcd':
    cache.set(letter, letter)
    print(list(cache._cache))
cache.set('d', 'again')
print(cache.get_many('abcd'))
