from django.core.cache import cache

cache.set('a', 1)
for key in cache:
    print(key)
