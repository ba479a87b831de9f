from django.core.cache import cache

def load():
    return await cache.aget('k')

print(load())
