class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1; return self.n
print(list(Count(3)), sum(Count(4)), max(Count(3)), 2 in Count(5), [*Count(2)], dict(zip("ab", Count(2))), list(map(str, Count(2))), sorted(Count(3)), tuple(Count(1)), set(Count(2)), "-".join(map(str, Count(3))), list(enumerate(Count(2), 5)), any(Count(2)), all(Count(2)), list(filter(None, Count(3))), next(Count(1)), next(Count(0), "d"))
a, *b = Count(4); print(a, b)
class Get:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Get()), 20 in Get(), [*Get()], list(reversed([1, 2])))
it = iter([1, 2, 3]); print(next(it), list(it), list(it), next(it, None)); print(list(iter(lambda c=[0]: c.append(1) or len(c), 4)))
z = zip([1, 2, 3], "ab"); print(list(z), list(z)); print(list(zip()), list(zip([1])), list(zip(*[(1, 2), (3, 4)])), list(map(lambda *a: a, [1, 2], [3, 4, 5])))
r = range(0, 10, 3); print(r, len(r), r[1], r[-1], 6 in r, r.index(9), list(reversed(r)), r[1:], r == range(0, 12, 3), hash(r) == hash(range(0, 12, 3)), r.start, r.stop, r.step, range(5).count(3), sum(range(101)), range(3) == range(0, 3), bool(range(0)))
e = enumerate("ab"); print(next(e), e.__next__()); f = filter(lambda x: x % 2, range(5)); print(next(f), list(f)); m = map(int, ["1", "x"]); print(next(m))
try: next(m)
except ValueError as x: print(x)
def g():
    received = []
    while True:
        x = yield len(received)
        if x is None: return received
        received.append(x)
c = g(); next(c); c.send("a"); c.send("b")
try: c.send(None)
except StopIteration as s: print(s.value, s)
def d():
    r = yield from g(); print("got", r); return "end"
c = d(); print(next(c), c.send(1))
try: next(c)
except StopIteration as s: print(s.value)
import itertools as it
print([list(g) for k, g in it.groupby("aabbc")], [(k, len(list(g))) for k, g in it.groupby(sorted("mississippi"))], list(it.chain("ab", [1])), list(it.islice(it.count(10, 5), 3)), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.batched("abc", 2)) if hasattr(it, "batched") else "nb", list(it.pairwise([1, 2, 3])), list(it.product("ab", [1, 2])), list(it.permutations([1, 2, 3], 2)), list(it.combinations("abc", 2)), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.starmap(pow, [(2, 3)])), list(it.repeat("x", 2)), list(it.compress("abc", [1, 0, 1])), list(it.takewhile(str.islower, "abC")), list(it.dropwhile(str.islower, "abCd")), list(it.filterfalse(None, [0, 1])), [next(t) for t in it.tee([1, 2])])
gen = (x for x in [1, 2]); print(gen.__name__, type(gen).__name__, sum(gen), sum(gen))
