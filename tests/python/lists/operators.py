a = [1, 2]
b = a
b += [3]
print(a, a is b, a + [4], a * 2, [] == [], [1, 2] < [1, 3], [1] in [[1]], 3 in a, not [])
b = b + [5]
print(a, b, [1, [2]] == [1, [2]], min(a), max(a), sum(a), any([0, '']), all([]))
a += 'xy'
print(a)
a += 5
