from django.core.cache import cache

with cache as c:
    c.set('a', 1)
