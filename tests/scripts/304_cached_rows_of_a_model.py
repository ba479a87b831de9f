from django.core.cache import cache
from functools import cached_property, lru_cache
class Product:
    _db = {1: ('Tea', 3.5), 2: ('Mug', 7)}
    queries = 0
    def __init__(self, pk): self.pk = pk
    @classmethod
    def _query(cls, pk):
        cls.queries += 1
        return cls._db[pk]
    @cached_property
    def row(self):
        return cache.get_or_set(self.cache_key, lambda: self._query(self.pk), 60)
    @property
    def cache_key(self): return f'{self.__class__.__name__.lower()}:{self.pk}'
    name = property(lambda self: self.row[0])
    def __eq__(self, other): return isinstance(other, Product) and self.pk == other.pk
    def __hash__(self): return hash(self.pk)
    def __format__(self, spec): return format(self.name, spec)
p, q = Product(1), Product(1)
print(p.name, q.name, Product.queries, p == q, len({p, q}), f'{p:>6}|{p:*^9}|')
del p.row
print(p.name, Product.queries)
cache.delete(p.cache_key); del p.row
print(p.name, Product.queries, p.__dict__)
@lru_cache(maxsize=2)
def load(pk): return Product(pk)
load(1); load(2); load(1); load(3)
print(load.cache_info(), load(1) is load(1))
try:
    p.name = 'x'
except AttributeError as e:
    print(e)
Product(9).name
