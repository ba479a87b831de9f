x = [1, 2, 3, 4, 5]
first, *mid, last = x; print(first, mid, last); (a, b), c = (1, 2), 3; print(a, b, c); a, b = b, a; print(a, b); i = j = []; i.append(1); print(j)
print(1 < 2 < 3 > 2, 1 == 1.0 == True, not [] or 5, [] and 1, 0 or "" or None, 5 if x else 6, x[1:-1:2], x[::-1], -7 // 2, -7 % 3, 7 // -2, 2 ** -1, 2 ** 3 ** 2, -2 ** 2, ~5, 5 & 3 | 4 ^ 1, 1 << 10, 0b101 + 0o17 + 0xff, 1_000_000, 1e3, 10 // 3, divmod(-7, 3), round(2.5), round(3.5), round(-2.5), round(1234.5678, -2), int(-3.7), 0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345678.0, float("inf"), -0.0, 5 .bit_length(), (5).__class__, True + True, "a" * 3, [0] * 3, (1,) + (2,), "abc"[-1], "a" in "abc", None is None, type(1) is int, isinstance(True, int), id(1) == id(1))
for n in range(5):
    if n == 1: continue
    if n == 4: break
    print(n, end=" ")
else: print("no")
while (n := n - 1) > 0: print(n, end=",")
else: print("else")
match {"k": [1, 2, {"z": 3}]}:
    case {"k": [a, *_, {"z": z}]} if z > 2: print(a, z)
match (1, 2, 3):
    case (1, *rest): print(rest)
for cmd in ["go north", "quit", "take all", 5, [1, 2], {"a": 1, "b": 2}, None, 3.5, "x"]:
    match cmd.split() if isinstance(cmd, str) else cmd:
        case ["go", ("north" | "south") as d]: print("go", d)
        case ["quit"]: print("quit")
        case ["take", *items]: print(items)
        case int(n) if n > 3: print("int", n)
        case [x, y]: print("pair", x, y)
        case {"a": v, **rest}: print(v, rest)
        case None: print("none")
        case float() | complex(): print("num")
        case _: print("other", cmd)
del x[0], x[-1]; print(x); x[1:1] = [9, 9]; print(x); x[::2] = [0] * len(x[::2]); print(x)
try: pass
except: print("no")
else: print("else")
finally: print("fin")
def f():
    try: return 1
    finally: print("f fin")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("g", i)
    return "end"
print(g()); global_var = 5
def h(): global global_var; global_var += 1; return global_var
print(h(), globals()["global_var"], "f" in globals(), locals() is globals())
print([(i, j) for i in range(3) for j in range(i) if i != j], {i: {j for j in range(i)} for i in range(3)}, [[j for j in range(2)] for i in range(2)], [y := 5, y ** 2], (lambda: [k for k in "ab"])())
print(*[1, 2], *"ab", sep="-", end="!\n"); print("a", "b", sep=""); print(); print("x\ty\\n\x41\u00e9\101"); print(r"\n", b"\x00a", "a" "b" f"{1}" 'c'); print("""multi
line"""); print("cont\
inued"); print((1 +
2), [1,
2]); x = 5; x += 1; x -= 2; x *= 3; x /= 4; x //= 1; x **= 2; x %= 5; print(x); x = 6; x &= 3; x |= 8; x ^= 1; x <<= 2; x >>= 1; print(x)
print(1 if False else 2 if True else 3, (1, 2) == (1, 2), [1, 2] < [1, 3], "a" < "b", {1} < {1, 2}, (1, "a") < (1, "b"), max("b", "a"), min([3, 1], key=lambda v: -v), sorted("bca", reverse=True), any(x > 3 for x in [1, 5]), all([]), list(map(int, "123")), sum([0.1] * 10), abs(-3 + 4j), hash("a") == hash("a"), bool([0]), chr(97), ord("é"), bin(-5), hex(255), oct(8), int("ff", 16), int("0b11", 0), complex(1, -2), bytes([65, 66]), list(bytes(2)), bytearray(b"ab")[0], memoryview(b"abc")[1], repr("a'b"), ascii("é"), format(3.14159, ".2f"), type(lambda: 0).__name__, callable(print), len({1: 2}), iter([1]).__next__(), slice(1, 2).indices(5), pow(3, 4, 5), isinstance(5, (str, int)), issubclass(bool, int), vars(type("Q", (), {"a": 1})())== {}, getattr(5, "real"), hasattr([], "x"), __name__, Ellipsis, NotImplemented, __debug__)
assert True, "x"
class C:
    x = 1
    y = [x for _ in range(2)] if False else [1]
    def __init__(self, *, v=None): self.v = v
    def __eq__(self, o): return isinstance(o, C) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __add__(self, o): return C(v=self.v + (o.v if isinstance(o, C) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.v += o; return self
    def __neg__(self): return C(v=-self.v)
    def __matmul__(self, o): return "mm"
    def __getitem__(self, k): return k
    def __contains__(self, k): return k == self.v
    def __iter__(self): yield from range(self.v)
    def __reversed__(self): return "rev"
    def __format__(self, s): return f"C<{s}>"
    def __int__(self): return self.v
    def __index__(self): return self.v
    def __float__(self): return float(self.v)
    def __round__(self, n=0): return f"r{n}"
    def __missing__(self, k): return k
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def __repr__(self): return f"C({self.v})"
    def __bytes__(self): return b"C"
    def __abs__(self): return abs(self.v)
    def __divmod__(self, o): return "dm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return "rp"
    def __invert__(self): return "inv"
    def __sizeof__(self): return 10
    def __complex__(self): return 1j
    def __trunc__(self): return "tr"
    def __length_hint__(self): return 3
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return cls(v=a)
c = C(v=3); c += 1
print(c, c + 1, 1 + c, -c, c @ c, c[1:2, ...], 4 in c, list(c), reversed(c), f"{c:abc}", int(c), [10, 20, 30, 40, 50][c], float(c), round(c), round(c, 2), bytes(c), abs(c), divmod(c, 1), c ** 2, 2 ** c, pow(c, 2, 3), ~c, complex(c), C.s(1), C.c(2), c.c(9), sum([c, c]), {c: 1}[C(v=4)], sorted([C(v=2), C(v=1)]), c != C(v=4), c == 5, hex(c), range(c), "x" * c)
