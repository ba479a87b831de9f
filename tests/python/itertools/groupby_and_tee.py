from itertools import count, cycle, groupby, tee
data = [('a', 1), ('a', 2), ('b', 3), ('a', 4)]
print([(k, [v for _, v in g]) for k, g in groupby(data, key=lambda p: p[0])], [(k, len(list(g))) for k, g in groupby('aabccc')])
x, y = tee([1, 2])
print(list(x), list(y), [next(c) for c in [cycle('ab')] for _ in range(3)], next(count(10)), count(2, 5))
c = cycle([])
next(c)
