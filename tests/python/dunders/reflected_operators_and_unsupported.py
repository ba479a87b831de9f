class Money:
    def __init__(self, n): self.n = n
    def __radd__(self, o): return Money(self.n + o)
    def __rsub__(self, o): return f'{o} - {self.n}'
    def __matmul__(self, o): return 'matmul'
    def __truediv__(self, o): return NotImplemented

m = Money(5)
print((1 + m).n, 10 - m, m @ 1)
for f in (lambda: m + 1, lambda: m / 2, lambda: m - 1, lambda: m < 1, lambda: -m, lambda: m[0], lambda: m()):
    try:
        f()
    except TypeError as e:
        print(e)
