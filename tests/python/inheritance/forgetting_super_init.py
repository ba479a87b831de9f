class Base:
    def __init__(self):
        self.items = []

class Child(Base):
    def __init__(self, name):
        self.name = name

c = Child('x')
print(c.name)
c.items.append(1)
