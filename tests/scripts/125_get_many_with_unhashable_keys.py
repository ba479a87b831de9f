from django.core.cache import cache

cache.set([1, 2], 'a list works as a key?')
print(cache.get([1, 2]))
print(cache.get_many([[1, 2]]))
