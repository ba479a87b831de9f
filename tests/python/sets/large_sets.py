# Strings hash anew in every run of CPython, numbers do not: the order of sets of numbers is that of their table.


def shown(numbers):
    """The length of a set and a number that its order gives."""
    total = 0
    for n in numbers:
        total = (total * 31 + hash(n)) % 1000000007
    return len(numbers), total


a = set(range(0, 60000, 2))
b = set(range(0, 30000, 3)) | {7.5, 10 ** 30}
small = {n * 300 for n in range(300)}
print(shown(a), shown(b), shown(set(list(range(30000)))), shown(frozenset(n * n for n in range(60000))))
for left, right in (a, b), (b, a), (a, small), (small, a), (b, b), (a, set()), (set(), a), (a, set(a)):
    print(shown(left | right), shown(left & right), shown(left - right), shown(left ^ right))
    print(left <= right, left < right, left == right, left != right, left >= right, left > right, left.isdisjoint(right))
    print(shown(left.union(right)), shown(left.intersection(right)), shown(left.difference(right)))
    print(shown(left.symmetric_difference(right)), left.issubset(right), left.issuperset(right))
    for name in 'update', 'intersection_update', 'difference_update', 'symmetric_difference_update':
        copy = left.copy()
        print(name, getattr(copy, name)(right), shown(copy), copy.pop() if copy else None, end=' ')
        copy.add(-5)
        print(shown(copy))
    c, d, e, f = left.copy(), left.copy(), left.copy(), left.copy()
    c |= right
    d &= right
    e -= right
    f ^= right
    print(shown(c), shown(d), shown(e), shown(f))
    frozen = frozenset(left)
    kept = frozen
    frozen |= right
    print(type(frozen), shown(frozen), shown(kept), type(kept & right), type(left | kept))

grown = set()
for n in range(20000):
    grown.add(n * 7)
    if n % 5 == 0:
        grown.discard(n * 5)
print(shown(grown), shown(grown.copy()), shown(set(grown)), shown({n for n in grown}))
for n in range(0, 140000, 7):
    if n % 3:
        grown.discard(n)
print(shown(grown), shown(grown.copy()), shown(grown | {1}), shown(grown - {0}), grown.pop(), grown.pop())
print(shown(set(dict.fromkeys(range(15000)))), shown(set().union(dict.fromkeys(range(15000)))), shown(set('ab' * 9000) - {'a'})[0])
print(shown(set(range(30000)).union(range(60000))), shown(set(range(60000)).intersection(range(3, 50000))))
print(shown(set(range(40000)).difference(list(range(39990)))), shown({1}.union(list(range(20000)), [5])))

try:
    set([[]] * 10000)
except TypeError as error:
    print(error)
partly = {-1}
try:
    partly.update(list(range(10000)) + [{}])
except TypeError as error:
    print(error, len(partly))


class Number:
    """Equal to the int that it hashes like, and counts how often that was asked."""
    asked = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        Number.asked += 1
        return self.n == (other.n if isinstance(other, Number) else other)


mixed = set(range(20000))
numbers = {Number(n) for n in range(0, 40000, 500)}
print(len(mixed & numbers), len(mixed | numbers), len(mixed - numbers), len(mixed ^ numbers), Number.asked)
print(mixed >= numbers, mixed.isdisjoint(numbers), len(mixed.union(numbers)), Number.asked)
mixed -= numbers
print(len(mixed), Number.asked, [type(n).__name__ for n in (set(range(10000)) & {Number(3)})])


class Failing(Number):
    __hash__ = Number.__hash__

    def __eq__(self, other):
        raise ValueError(other)


for act in (lambda: set(range(10000)) | {Failing(5)}, lambda: set(range(10000)).update([Failing(6)]), lambda: {Failing(7)} <= set(range(10000)), lambda: set(range(9000)) == set(range(8999)) | {Failing(8999)}):
    try:
        print(act())
    except ValueError as error:
        print(type(error).__name__, error)
middling = {n * 7 for n in range(5000)}
print(shown(set(middling)), shown(frozenset(middling)), shown(set() | middling), shown(set().union(middling)), shown(middling.copy()))
