a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
first, *middle, last = range(5)
*init, end = 'abc'
head, *tail = [1]
[x, [y, z]] = 1, (2, 3)
print(a, b, c, d, e, first, middle, last, init, end, head, tail, x, y, z)
for i, (k, v) in enumerate({'a': 1}.items()):
    print(i, k, v)
m = n = []
m.append(1)
print(n, [*range(3), *'ab'], {**{'a': 1}, 'a': 2}, (*[1], 2), print(*[1, 2], sep='-'))
