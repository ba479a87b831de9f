data = [1, 2, 0]
safe = [10 / n for n in data if n]
print(safe)
inverse = lambda n: 10 / n
print([
    inverse(n)
    for n in data
])
