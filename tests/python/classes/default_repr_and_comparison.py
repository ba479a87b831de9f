class P:
    def __init__(self, x): self.x = x

a, b = P(1), P(1)
print(a == b, a == a, a is b, a != b, repr(a).startswith('<__main__.P object at 0x'), P, str(P), hash(a) == hash(a), bool(a), {a: 1}[a])
try:
    a < b
except TypeError as e:
    print(e)
a + b
