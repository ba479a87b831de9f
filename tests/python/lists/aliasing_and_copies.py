a = [1, [2, 3]]
b = a
c = a[:]
b.append(4)
c[1].append(9)
print(a, b is a, c, c is a, c[1] is a[1])
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid, [[0] * 2 for _ in range(2)])
