class Meta(type):
    made = []

    def __new__(mcls, name, bases, namespace, **kwargs):
        Meta.made.append((name, sorted(kwargs)))
        return super().__new__(mcls, name, bases, namespace)

    def __prepare__(name, bases, **kwargs):
        return {"injected": name.lower()}

    def __call__(cls, *args):
        print("calls", cls.__name__, args)
        return super().__call__(*args)


class Base(metaclass=Meta, option=1):
    def __init__(self, value):
        self.value = value


print(Base(5).value, Base.injected)
Made = type("Made", (Base,), {"extra": 2})
print(type(Made) is Meta, Made(1).extra, Meta.made, isinstance(Made, Meta))


class Other(type):
    pass


class Third(metaclass=Other):
    pass


try:
    type("Both", (Base, Third), {})
except TypeError as error:
    print(error)
