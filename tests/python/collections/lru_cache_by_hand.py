from collections import OrderedDict

class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()
    def get(self, key):
        if key not in self.data:
            return None
        self.data.move_to_end(key)
        return self.data[key]
    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            print('evicting', self.data.popitem(last=False))

lru = LRU(2)
lru.put('a', 1)
lru.put('b', 2)
lru.get('a')
lru.put('c', 3)
print(list(lru.data), lru.get('b'), lru.get('a'))
