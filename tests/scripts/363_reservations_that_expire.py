from django.core.cache import cache
import time
class OutOfStock(Exception):
    def __init__(self, sku, wanted, left): super().__init__(sku, wanted, left); self.sku, self.wanted, self.left = sku, wanted, left
    def __str__(self): return f'{self.sku}: wanted {self.wanted}, {self.left} left'
def reserve(sku, qty, hold=10):
    left = cache.decr(f'stock:{sku}', qty)
    if left < 0: cache.incr(f'stock:{sku}', qty); raise OutOfStock(sku, qty, left + qty)
    token = f'hold:{sku}:{cache.incr("holds")}'; cache.set(token, qty, hold); return token
cache.set_many({'stock:tea': 5, 'holds': 0}, None)
held = []
for q in (2, 2, 2, 1):
    try: held.append(reserve('tea', q)); print(held[-1], cache.get('stock:tea'))
    except OutOfStock as e: print(e, e.args, e.left)
time.sleep(10)
expired = [t for t in held if t not in cache]; print(expired, cache.get_many(held))
reserve('coffee', 1)
