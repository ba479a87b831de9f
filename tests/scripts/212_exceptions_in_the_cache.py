from django.core.cache import cache

class NotReady(Exception):
    pass

try:
    int('x')
except ValueError as e:
    cache.set('error', e)
error = cache.get('error')
print(repr(error), error.args, error.__traceback__)
cache.set('mine', NotReady('wait', 5))
raise cache.get('mine')
