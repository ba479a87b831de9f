from django.core.cache.backends.base import BaseCache, DEFAULT_TIMEOUT
class DictCache(BaseCache):
    def __init__(self, params=None):
        super().__init__(params or {})
        self.data = {}
    def get(self, key, default=None, version=None):
        return self.data.get(self.make_and_validate_key(key, version=version), default)
    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self.data[self.make_and_validate_key(key, version=version)] = value
    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self.has_key(key, version): return False
        self.set(key, value, timeout, version); return True
    def delete(self, key, version=None):
        return self.data.pop(self.make_key(key, version=version), None) is not None
    def clear(self): self.data.clear()
c = DictCache()
c.set('a', 1)
print(c.get('a'), c.incr('a'), c.decr('a', 5), c.get_many(['a', 'b']), c.set_many({'x': 1}), c.get_or_set('y', lambda: 7), 'a' in c, c.has_key('q'), c.data)
print(c.incr_version('a'), c.data, c.delete_many(['x']), c.delete('x'), c.add('a', 1), c.add('a', 2))
c.touch('a')
