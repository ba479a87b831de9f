class Counter:
    total = 0
    def __init__(self): self.total += 1
    def bump(self): Counter.total += 10

a, b = Counter(), Counter()
a.bump()
print(a.total, b.total, Counter.total, a.__dict__, 'total' in vars(Counter))
del a.total
print(a.total)
del a.total
