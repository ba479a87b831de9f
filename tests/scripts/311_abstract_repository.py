from abc import ABC, abstractmethod
from typing import Protocol, TypeVar, Generic, Any, Callable, Iterable
from django.core.cache import cache
T = TypeVar('T')
class Repo(ABC, Generic[T]):
    @abstractmethod
    def load(self, pk: int) -> T: ...
    def get(self, pk: int) -> T:
        return cache.get_or_set(f'{type(self).__name__}:{pk}', lambda: self.load(pk))
class Users(Repo[dict]):
    def load(self, pk): return {'pk': pk, 'name': f'user{pk}'}
class Broken(Repo): pass
print(Users().get(3), Users.__abstractmethods__, Broken.__abstractmethods__)
class Store(Protocol):
    def get(self, key: str) -> Any: ...
def use(s: Store): return s.get('x')
print(use(cache), use({'x': 1}))
Broken()
