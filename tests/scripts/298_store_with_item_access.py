from django.core.cache import cache
class CacheStore:
    prefix = 'store'
    timeout = 60
    def __init__(self, backend=cache):
        self._backend = backend
        self._keys = set()
    def _k(self, key): return f'{self.prefix}:{key}'
    def __getitem__(self, key):
        value = self._backend.get(self._k(key), self)
        if value is self:
            raise KeyError(key)
        return value
    def __setitem__(self, key, value):
        self._keys.add(key)
        self._backend.set(self._k(key), value, self.timeout)
    def __delitem__(self, key):
        if not self._backend.delete(self._k(key)):
            raise KeyError(key)
        self._keys.discard(key)
    def __contains__(self, key): return self._k(key) in self._backend
    def __iter__(self): return iter(sorted(k for k in self._keys if k in self))
    def __len__(self): return sum(1 for _ in self)
    def __repr__(self): return f'{type(self).__name__}({list(self)})'
s = CacheStore()
s['a'] = 1
s['b'] = [2]
print(s, len(s), 'a' in s, s['b'])
del s['a']
try:
    del s['a']
except KeyError as e:
    print('KeyError', e)
print(s, bool(s), dict((k, s[k]) for k in s))
s['missing']
