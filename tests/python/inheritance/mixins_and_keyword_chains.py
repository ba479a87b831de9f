class Base:
    def __init__(self, **kw):
        super().__init__(**kw)
class Named(Base):
    def __init__(self, name, **kw):
        self.name = name
        super().__init__(**kw)
class Aged(Base):
    def __init__(self, age, **kw):
        self.age = age
        super().__init__(**kw)
class Person(Named, Aged): pass

p = Person(name='ann', age=3)
print(p.name, p.age)
Person(name='bob', age=4, job='x')
