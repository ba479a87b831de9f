from django.core.cache.backends.locmem import LocMemCache

class LoudCache(LocMemCache):
    def get(self, key, default=None, version=None):
        value = super().get(key, default, version)
        print('get', key, '->', value if isinstance(value, int) else type(value).__name__)
        return value

loud = LoudCache('loud', {'TIMEOUT': 20, 'OPTIONS': {'MAX_ENTRIES': 5}})
loud.set('a', 1)
loud.get('a')
print(loud.get_many(['a', 'b']), loud.default_timeout, loud._max_entries)
print(loud.get_or_set('c', 3))
