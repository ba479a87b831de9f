from abc import ABC, abstractmethod
import math

class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    def __lt__(self, other): return self.area < other.area
    def __repr__(self): return f'{type(self).__name__}({self.area:.1f})'

class Square(Shape):
    def __init__(self, side): self.side = side
    @property
    def area(self): return self.side ** 2

class Circle(Shape):
    def __init__(self, r): self.r = r
    area = property(lambda self: math.pi * self.r ** 2)

print(sorted([Square(3), Circle(1), Square(1)]), max(Square(2), Circle(2)), sum(s.area for s in (Square(1), Square(2))))
Shape()
