def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
print(multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
row = [1]
for _ in range(5):
    print(' '.join(map(str, row)).center(15).rstrip())
    row = [a + b for a, b in zip([0] + row, row + [0])]
identity = [[int(i == j) for j in range(3)] for i in range(3)]
print(identity, [sum(r) for r in zip(*identity)])
multiply([[1]], 5)
