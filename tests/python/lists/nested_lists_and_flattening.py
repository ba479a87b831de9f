matrix = [[1, 2, 3], [4, 5, 6]]
print([row[1] for row in matrix], [list(r) for r in zip(*matrix)], [x for row in matrix for x in row], sum(matrix, []))
print(matrix[1][2], [[i * j for j in range(1, 4)] for i in range(1, 4)])
matrix[2][0]
