from django.core.cache import cache


class Session:
    made = 0

    def __init__(self, user, **data):
        Session.made += 1
        self.id = Session.made
        self.user, self.data = user, data

    @property
    def key(self):
        return f"session:{self.id:04d}"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print("saving", self, kind and kind.__name__)
        cache.set(self.key, self.data, 30)
        return kind is KeyError

    def __getitem__(self, name):
        return self.data[name]

    def __setitem__(self, name, value):
        self.data[name] = value

    def __repr__(self):
        return f"{type(self).__name__}({self.user!r}, {self.data})"


with Session("ann", theme="dark") as session:
    session["lang"] = "en"
    session["nope"]
print(cache.get(session.key), session)
with Session("bob") as other:
    other["items"] = [1, 2]
    raise ValueError(other)
