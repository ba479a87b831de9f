t = 1, 'a', [2]
t[2].append(3)
print(t, len(t), (5,), (), type((5)), type((5,)), t + (9,), t * 2, t[::-1], t.index('a'), t.count(1), hash((1, 2)) == hash((1, 2)))
print((1, 2) < (1, 3), (1, 2) == [1, 2], tuple('ab'), tuple({'k': 1}), 'a' in t)
