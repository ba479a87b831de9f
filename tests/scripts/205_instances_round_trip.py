from django.core.cache import cache

class Product:
    currency = 'EUR'

    def __init__(self, name, price):
        print('init', name)
        self.name = name
        self.price = price

    def __eq__(self, other):
        return isinstance(other, Product) and vars(self) == vars(other)

    def __repr__(self):
        return f'Product({self.name!r}, {self.price})'

lamp = Product('Lamp', 30)
cache.set('p', [lamp, lamp])
a, b = cache.get('p')
print(a, a == lamp, a is lamp, a is b)
lamp.price = 99
Product.currency = 'USD'
print(cache.get('p'), cache.get('p')[0].currency)
