class Lazy:
    def __init__(self):
        self.asked = []

    @property
    def broken(self):
        raise AttributeError("inside")

    @property
    def failing(self):
        raise ValueError("not an attribute error")

    def __getattr__(self, name):
        if name == "gone":
            raise AttributeError(f"really no {name}")
        return f"fallback for {name}"


lazy = Lazy()
print(lazy.broken, lazy.other, getattr(lazy, "gone", "default"), hasattr(lazy, "gone"))
try:
    lazy.failing
except ValueError as error:
    print(error)


class Careful:
    def __getattribute__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"private: {name}")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return name.upper()

    def method(self):
        return "called"


careful = Careful()
print(careful.method(), careful._secret, careful.unknown)


class Strict:
    @property
    def broken(self):
        return self.missing


Strict().broken
