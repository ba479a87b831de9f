"""A small shop."""
import time
from collections import defaultdict
from dataclasses import dataclass, field
from django.core.cache import cache

TAX = {'food': 0.07, 'other': 0.19}

@dataclass(slots=True)
class Item:
    name: str
    price: float
    kind: str = 'other'
    tags: set = field(default_factory=set)
    def gross(self): return round(self.price * (1 + TAX.get(self.kind, 0)), 2)

class Catalog:
    """Items by name, read through the cache."""
    reads = 0
    def __init__(self, items): self._items = {i.name: i for i in items}
    def __getitem__(self, name):
        def load():
            type(self).reads += 1
            time.sleep(0.25)
            return self._items[name]
        return cache.get_or_set(f'item:{name}', load, 5)
    def search(self, *, tag=None, below=float('inf')):
        return sorted((i.name for i in self._items.values() if (tag is None or tag in i.tags) and i.price < below), key=str.lower)

class Order:
    _next = iter(range(1, 1000))
    def __init__(self, catalog): self.id, self.catalog, self.lines = next(self._next), catalog, defaultdict(int)
    def add(self, name, qty=1):
        if qty <= 0: raise ValueError(f'quantity must be positive, not {qty}')
        self.lines[name] += qty
        return self
    @property
    def total(self): return round(sum(self.catalog[n].gross() * q for n, q in self.lines.items()), 2)
    def __str__(self): return f'Order #{self.id:03}: ' + ', '.join(f'{q}×{n}' for n, q in sorted(self.lines.items()))

catalog = Catalog([Item('Tea', 3.5, 'food', {'hot', 'drink'}), Item('mug', 7.25, tags={'drink'}), Item('Bag', 12)])
order = Order(catalog).add('Tea', 2).add('mug').add('Tea')
print(order, order.total, Catalog.reads, time.monotonic() - 1000)
print(order.total, Catalog.reads, catalog.search(tag='drink'), catalog.search(below=5), catalog['Bag'])
time.sleep(5)
print(order.total, Catalog.reads, Order.__doc__, Catalog.__doc__, __doc__)
try:
    order.add('Bag', 0)
except ValueError as problem:
    print('problem:', problem)
print(Item('x', 1) == Item('x', 1), Item.__slots__, hasattr(Item('x', 1), '__dict__'))
print(order.add('pen').total)
