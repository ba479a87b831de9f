from django.core.cache import cache

class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

class Money:
    def __init__(self, amount):
        self.amount = amount

    def __reduce__(self):
        return (Money, (self.amount + 1,))

cache.set('p', Point(1, 2))
p = cache.get('p')
print(p.x, p.y)
cache.set('m', Money(5))
print(cache.get('m').amount, cache.get('m').amount)
p.z = 3
