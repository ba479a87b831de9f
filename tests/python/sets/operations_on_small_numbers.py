a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9]), a.issubset({1, 2, 3, 4}), a >= {1}, a.isdisjoint({7}))
a.add(3)
a.discard(100)
a.update([5, 6])
a -= {1}
print(a, len(a), 5 in a, set(), {1, 1.0, True}, frozenset([2, 1]), sorted({3, 1, 2}), set([3, 3]))
