class Lease:
    live = 0

    def __init__(self, name):
        self.name = name
        Lease.live += 1

    def __del__(self):
        Lease.live -= 1
        print("gone", self.name, Lease.live)


class Timed(Lease):
    pass


class Failing:
    def __del__(self):
        print("fails")
        raise ValueError("nobody sees it")


def scope(name):
    lease = Lease(name)
    print("in", lease.name)
    return len(name)


lease = Lease("a")
lease = None
lease = Timed("b")
lease = Lease("c")
del lease
print(scope("local"))
scope("bare")
Lease("thrown away")
print("after", Lease.live)

table = {1: Lease("in a dict"), 2: [Lease("in a list")]}
del table[1]
table[2][0] = 5
table[3] = Lease("popped")
table.pop(3)
table.clear()


class Holder:
    pass


holder = Holder()
holder.lease = Lease("held")
holder.lease = Lease("held next")
del holder.lease
holder.other = Lease("goes with its holder")
holder = None

for lease in [Lease("first"), Lease("second")]:
    print("loop", lease.name)
del lease
try:
    inner = Lease("in try")
    raise KeyError("x")
except KeyError:
    inner = None
    print("handled")

failing = Failing()
failing = None
print("goes on")


class Saved:
    kept = None

    def __del__(self):
        print("saved")
        Saved.kept = self


saved = Saved()
del saved
print(type(Saved.kept).__name__)
Saved.kept = None
print("not twice")
shared = other = Lease("shared")
del shared
print("still", other.name)
pair = [Lease("x"), Lease("y")]
del pair[0], other
(lambda: Lease("in a lambda"))()
print([Lease("n").name for _ in range(2)])
_private = Lease("private at the end")
last = Lease("last")
