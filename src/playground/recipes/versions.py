# Versions
# One key, several generations: a new version hides every old value.

from django.core.cache import cache

cache.set('menu', 'soup')
cache.set('menu', 'salad', version=2)
print(cache.get('menu'), cache.get('menu', version=2))
print(cache.make_key('menu', version=2))

cache.incr_version('menu')
print(cache.get('menu'), cache.get('menu', version=2))

# A version for a whole group of keys.
cache.set('menu-version', 3, None)
version = cache.get('menu-version')
cache.set('today', 'pie', 60, version=version)
version = cache.incr('menu-version')
print(cache.get('today', version=version))
