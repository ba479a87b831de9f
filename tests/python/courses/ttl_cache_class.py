import time

class TTLCache:
    def __init__(self, ttl):
        self.ttl = ttl
        self._data = {}

    def set(self, key, value):
        self._data[key] = (value, time.time() + self.ttl)

    def get(self, key, default=None):
        try:
            value, expires = self._data[key]
        except KeyError:
            return default
        if time.time() >= expires:
            del self._data[key]
            return default
        return value

    def __len__(self):
        return sum(1 for _, e in self._data.values() if e > time.time())

c = TTLCache(5)
c.set('a', 1)
time.sleep(3)
c.set('b', 2)
time.sleep(2)
print(c.get('a', 'expired'), c.get('b'), len(c), list(c._data))
c['a']
