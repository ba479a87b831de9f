from dataclasses import dataclass, field, asdict, replace
from django.core.cache import cache

@dataclass
class Cart:
    owner: str
    items: list = field(default_factory=list)
    total: float = 0.0

cart = Cart('ann')
cart.items.append('pen')
cache.set('cart', cart, 600)
copy = cache.get('cart')
print(copy, copy == cart, copy is cart)
cache.set('cart', replace(copy, total=9.5))
print(cache.get('cart'), asdict(cache.get('cart')))
