from dataclasses import dataclass, field

@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, repr=False)
    count: int = field(default=0, compare=False)

    @property
    def total(self): return self.price * self.count

a, b = Item('pen'), Item('pen', count=5)
a.tags.append('x')
print(a, b, a == b, Item('pen') == b, b.total, a.tags, b.tags)
Item()
