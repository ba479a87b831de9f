adders = []
for i in range(3):
    adders.append(lambda x: x + i)
print([f(10) for f in adders])
def make(n):
    return lambda x: x + n
print([f(10) for f in [make(n) for n in range(3)]])
