from django.core.cache import caches, InvalidCacheBackendError

for name in ('get', 'set', 'keys', 'default'):
    try:
        getattr(caches, name)
    except AttributeError as e:
        print(e)
try:
    caches['nope'].set('k', 1)
except InvalidCacheBackendError as e:
    print(e)
try:
    caches()
except TypeError as e:
    print(e)
caches.set('k', 1)
