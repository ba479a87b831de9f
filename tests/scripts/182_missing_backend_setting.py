# CACHES = {"default": {"LOCATION": "here"}}
from django.core.cache import cache

print('imported fine')
cache.set('k', 1)
