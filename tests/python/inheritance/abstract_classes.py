from abc import ABC, abstractmethod

class Store(ABC):
    @abstractmethod
    def get(self, key): ...
    @abstractmethod
    def set(self, key, value): ...
    def both(self): return self.get('k')

class Half(Store):
    def get(self, key): return key

class Full(Half):
    def set(self, key, value): pass

print(Full().both(), Store.__abstractmethods__ == {'get', 'set'})
try:
    Half()
except TypeError as e:
    print(e)
Store()
