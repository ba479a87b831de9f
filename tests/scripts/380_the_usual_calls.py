# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 4}}}
import time
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache

# Texts of every length that words are compared and hashed by.
for length in range(0, 40):
    key = 'k' * length
    cache.set(key, length)
    print(cache.get(key), cache.get('k' * (length + 1), 'longer'), cache.get('j' + 'k' * length), end='; ')
print(list(cache._cache))

# Values and timeouts of every kind.
for value in [None, True, 7, 2.5, 'text', '', b'bytes', (1, 2), [1]]:
    cache.set('value', value, 10)
    print(cache.get('value', 'default'), cache.get('value') == value)
for timeout in [None, 0, -1, 1, 1.5, True, False, 10 ** 20]:
    cache.set('timed', timeout, timeout)
    cache.set('named', timeout, timeout=timeout)
    now = cache.get('timed', 'gone'), cache.get('named', 'gone')
    time.sleep(1)
    later = cache.get('timed', 'gone'), cache.get('named', 'gone')
    time.sleep(0.5)
    print(timeout, now, later, cache.get('timed', 'gone'), cache.get('named', 'gone'))
print(list(cache._cache), list(cache._expire_info))

# Another prefix and another version count from the next call on.
cache.clear()
cache.set('key', 'first')
cache.key_prefix = 'site'
print(cache.get('key'), list(cache._cache))
cache.set('key', 'second')
cache.version = 2
print(cache.get('key'), cache.get('key', version=1))
cache.set('key', 'third')
cache.key_prefix = 'a site'
cache.set('key', 'fourth')
print(cache.get('key'), list(cache._cache))
cache.key_prefix, cache.version = '', 1
print(cache.get('key'), cache.get('key', version=2))

# What memcached would not take.
for key in ['a b', 'tab\t', 'del\x7f', 'ümlaut', 'k' * 247, 'k' * 248, 'ü' * 247, 'ü' * 248, '☃']:
    cache.set(key, len(key))
    print(cache.get(key))

# Wrong and rare ways to call.
for call in [
    lambda: cache.get(), lambda: cache.get('a', 'b', 1, 2), lambda: cache.get('a', defualt=1), lambda: cache.get('a', default=1),
    lambda: cache.set('a'), lambda: cache.set('a', 1, 2, 3, 4), lambda: cache.set('a', 1, timout=3), lambda: cache.set('a', value=1),
    lambda: cache.set('a', 1, version=3), lambda: cache.set('a', 1, 2, timeout=3), lambda: cache.set(1, 2), lambda: cache.get(1),
    lambda: cache.set('a', 1, 'long'), lambda: cache.get('a'), lambda: cache.set('a', lambda: 0), lambda: cache.set('a', 1, timeout='x'),
    lambda: LocMemCache.set(caches['default'], 'a', 1), lambda: cache.get('a'),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

# An entry without an expiry is what a cull dies of.
cache.clear()
for letter in 'abc':
    cache.set(letter, 1)
try:
    cache.set('d', 1, 'never')
except TypeError as error:
    print(error)
for letter in 'efghij':
    try:
        cache.set(letter, 1, timeout=5)
    except KeyError as error:
        print('KeyError', error, list(cache._cache), list(cache._expire_info))


class Loud(LocMemCache):
    def get(self, key, default=None, version=None):
        return 'loud', super().get(key, default, version)

    def make_key(self, key, version=None):
        return 'loud:' + key


loud = Loud('loud', {})
loud.set('a', 1, 5)
print(loud.get('a'), LocMemCache.get(loud, 'a'), list(loud._cache))
cache.key_func = lambda key, prefix, version: f'{key}-{version}'
cache.set('a', 'own', 5)
print(cache.get('a'), list(cache._cache))
