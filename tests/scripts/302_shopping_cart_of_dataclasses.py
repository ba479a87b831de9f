from decimal import Decimal, ROUND_HALF_UP
from dataclasses import dataclass, field
from typing import Dict, List, Optional
from django.core.cache import cache
@dataclass(order=True)
class Line:
    sku: str
    qty: int = 1
    price: Decimal = Decimal('0.00')
    @property
    def total(self) -> Decimal: return self.qty * self.price
@dataclass
class Cart:
    session: str
    lines: Dict[str, Line] = field(default_factory=dict)
    coupon: Optional[str] = None
    def add(self, sku, price, qty=1):
        if sku in self.lines: self.lines[sku].qty += qty
        else: self.lines[sku] = Line(sku, qty, Decimal(price))
        return self
    def total(self):
        t = sum((l.total for l in self.lines.values()), Decimal())
        if self.coupon == 'TEN': t *= Decimal('0.9')
        return t.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)
    def save(self): cache.set(f'cart:{self.session}', self, 1800)
    @classmethod
    def load(cls, session): return cache.get(f'cart:{session}') or cls(session)
c = Cart.load('abc').add('tea', '3.99', 2).add('mug', '7.505')
c.save()
c.add('tea', '3.99')
d = Cart.load('abc')
print(d.total(), c.total(), d.lines['tea'], sorted(d.lines.values()))
d.coupon = 'TEN'; d.save()
print(Cart.load('abc'))
print(Cart.load('abc').total())
Cart.load('abc').add('bad', 'x1')
