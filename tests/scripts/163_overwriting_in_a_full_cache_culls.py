# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3}}}
from django.core.cache import cache

for letter in 'abc':
    cache.set(letter, 1)
cache.set('a', 2)
print(list(cache._cache), cache.get('a'))
cache.set('d', 3)
cache.incr('b')
print(list(cache._cache), cache.get_many('abcd'))
