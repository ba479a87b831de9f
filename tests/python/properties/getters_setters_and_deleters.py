class Circle:
    def __init__(self, r): self.radius = r
    @property
    def radius(self):
        """The radius."""
        return self._r
    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError('radius must not be negative')
        self._r = value
    @radius.deleter
    def radius(self):
        print('deleting')
        del self._r
    @property
    def area(self): return round(3.14 * self._r ** 2, 2)

c = Circle(2)
c.radius += 1
print(c.radius, c.area, Circle.radius.__doc__, vars(c))
del c.radius
Circle(-1)
