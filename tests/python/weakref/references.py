from weakref import ReferenceType, WeakKeyDictionary, WeakMethod, WeakSet, ref


class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self.parent = None

    def add(self, child):
        child.parent = ref(self)
        self.children.append(child)
        return child

    def greet(self):
        return f"I am {self.name}"


class Slotted:
    __slots__ = ("a",)


class Referable:
    __slots__ = ("a", "__weakref__")


root = Node("root")
leaf = root.add(Node("leaf"))
print(leaf.parent() is root, leaf.parent().name, ref(root) == ref(root), hash(ref(root)) == hash(root))
print(type(leaf.parent), isinstance(leaf.parent, ReferenceType), repr(leaf.parent).split(" at ")[0], leaf.parent.__callback__)
parent = leaf.parent
del root
print(leaf.parent(), parent(), repr(parent).split("; ")[1], parent == ref(leaf), parent == parent)
try:
    hash(ref(Node("gone")))
except TypeError as error:
    print(error)
try:
    ref(Slotted())
except TypeError as error:
    print(error)
referable = Referable()
print(ref(referable)() is referable)


def function():
    pass


print(ref(function)() is function, ref(Node)() is Node, ref(leaf.greet)())
method = WeakMethod(leaf.greet)
print(method()(), method == WeakMethod(leaf.greet))

sizes = WeakKeyDictionary()
a, b = Node("a"), Node("b")
sizes[a], sizes[b] = 1, 2
print(sizes[a], len(sizes), [key.name for key in sizes], sum(sizes.values()), b in sizes, "x" in sizes)
del a
print(len(sizes), sizes.get(b), sizes.pop(b), len(sizes))

seen = WeakSet([leaf])
seen.add(b)
print(len(seen), b in seen, Node("c") in seen, sorted(node.name for node in seen))
b = None
print(len(seen), {node.name for node in seen})
seen.discard(leaf)
print(len(seen), method()())
leaf = None
print(method())
try:
    WeakMethod(len)
except TypeError as error:
    print(error)


class Registry:
    _all = WeakSet()

    def __init__(self):
        Registry._all.add(self)


def scope():
    one, two = Registry(), Registry()
    print(len(Registry._all))
    return two


kept = scope()
print(len(Registry._all))
for node in [Registry(), Registry()]:
    pass
print(len(Registry._all))
del node
print(len(Registry._all), kept in Registry._all)
