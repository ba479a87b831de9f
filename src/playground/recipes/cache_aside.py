# Cache-aside
# Ask the cache, then the database; forget the copy when the original changes.

import time
from django.core.cache import cache

prices = {'tea': 3, 'jam': 5}

def price_of(name):
    key = f'price:{name}'
    price = cache.get(key)
    if price is None:
        print('database:', name)
        price = prices[name]
        cache.set(key, price, timeout=30)
    return price

def change_price(name, price):
    prices[name] = price
    cache.delete(f'price:{name}')

print(price_of('tea'), price_of('tea'))
change_price('tea', 4)
print(price_of('tea'))
time.sleep(30)
print(price_of('tea'))
