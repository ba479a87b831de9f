n = range(6)
print([x * x for x in n if x % 2], {x: x ** 3 for x in n if x > 3}, {x // 2 for x in n}, sum(x for x in n), tuple(x for x in 'ab'))
print([(x, y) for x in range(3) for y in 'ab' if x], [[j for j in range(i)] for i in range(4)], [x if x % 2 else -x for x in n])
print([y := 1, y ** 2], [last := v for v in n][-1], last, any((hit := v) > 2 for v in n), hit)
