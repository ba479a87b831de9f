# CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
from django.core.cache import cache

print(cache.set('k', lambda: 1), cache.set('k', 1, 'any timeout'))
print(cache.add('k', 1), cache.add('k', 2), cache.get('k', 'd'), cache.get_many('k'), cache.delete_many('k'))
print(cache.touch('k', 1), cache.delete('k'), 'k' in cache, cache.clear(), cache.close(), cache.set_many({'a': 1}))
print(cache.get_or_set('k', 5), cache.get_or_set('k', lambda: 6))
cache.set('a b', 1)
for call in (lambda: cache.incr('n'), lambda: cache.decr('n'), lambda: cache.incr_version('n'), lambda: cache.decr_version('n')):
    try:
        call()
    except ValueError as e:
        print(e)
cache.set()
