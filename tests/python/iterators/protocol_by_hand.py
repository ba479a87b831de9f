class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i

c = Count(3)
print(list(c), list(c), sum(Count(4)), [x for x in Count(2)], max(Count(5)), dict(zip('ab', Count(9))))
a, b = Count(2)
print(a, b, 2 in Count(3))
next(c)
