from django.core.cache.backends.locmem import LocMemCache
import json, pickle
class JsonCache(LocMemCache):
    def set(self, key, value, *args, **kwargs): super().set(key, json.dumps(value, default=str), *args, **kwargs)
    def get(self, key, default=None, version=None):
        raw = super().get(key, None, version)
        return default if raw is None else json.loads(raw)
    def add(self, key, value, *args, **kwargs): return super().add(key, json.dumps(value), *args, **kwargs)
c = JsonCache('json', {'TIMEOUT': 60, 'KEY_PREFIX': 'j', 'OPTIONS': {'MAX_ENTRIES': 10}})
c.set('a', {'x': (1, 2)}); print(c.get('a'), c.get('b', 'd'), c.get_or_set('c', lambda: [1]), c.get_many(['a', 'c']), c.set_many({'e': 1}), c.get('e'), c.add('e', 2), c.incr_version('e'), c.get('e', version=2))
print(pickle.loads(c._cache['j:1:a']), sorted(c._cache), c.has_key('a'), 'zz' in c)
c.incr('c')
