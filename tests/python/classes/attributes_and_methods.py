class Dog:
    kind = 'canine'
    tricks = []

    def __init__(self, name):
        self.name = name

    def add(self, trick):
        self.tricks.append(trick)
        return self

    @classmethod
    def named(cls, name):
        return cls(name.title())

    @staticmethod
    def sound():
        return 'woof'

a, b = Dog('rex'), Dog.named('fido')
a.add('roll').add('sit')
a.kind = 'wolf'
print(b.tricks, a.kind, b.kind, Dog.kind, b.name, Dog.sound(), a.sound(), vars(a), Dog.__name__, type(a).__name__, isinstance(a, Dog))
