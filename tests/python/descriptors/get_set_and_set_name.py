class Positive:
    def __set_name__(self, owner, name):
        print('named', name)
        self.name = '_' + name
    def __get__(self, obj, cls=None):
        return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f'{self.name[1:]} must be positive, not {value}')
        setattr(obj, self.name, value)

class Item:
    price = Positive()
    qty = Positive()
    def __init__(self, price, qty): self.price, self.qty = price, qty

i = Item(5, 2)
print(i.price * i.qty, type(Item.price).__name__, vars(i))
i.qty = 0
