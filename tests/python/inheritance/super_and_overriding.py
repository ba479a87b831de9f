class Animal:
    def __init__(self, name): self.name = name
    def speak(self): return 'some sound'
    def intro(self): return f'{self.name}: {self.speak()}'

class Dog(Animal):
    def __init__(self, name, breed):
        super().__init__(name)
        self.breed = breed
    def speak(self): return super().speak() + ', woof'

class Puppy(Dog): pass

p = Puppy('Rex', 'lab')
print(p.intro(), p.breed, isinstance(p, Animal), issubclass(Puppy, Dog), Puppy.__bases__, [c.__name__ for c in Puppy.__mro__])
Animal('x').breed
