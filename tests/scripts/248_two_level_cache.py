from django.core.cache import cache

class TwoLevel:
    def __init__(self):
        self.local = {}

    def __getitem__(self, key):
        if key in self.local:
            return self.local[key], 'local'
        value = cache.get(key)
        if value is None:
            raise KeyError(key)
        self.local[key] = value
        return value, 'django'

    def __setitem__(self, key, value):
        self.local[key] = value
        cache.set(key, value)

    def __contains__(self, key):
        return key in self.local or key in cache

store = TwoLevel()
store['a'] = 1
cache.set('b', 2)
print(store['a'], store['b'], store['b'], 'c' in store)
cache.set('b', 3)
print(store['b'], cache.get('b'))
store['c']
