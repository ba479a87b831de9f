# Three or more constants are kept as a frozenset, so equal places are taken in another order.
x = -5
print({-5, 11, 3}, {x, 11, 3})
print({19, 11, 3}, {19, 11, 3}.copy())
print(set({-5, 11, 3}), frozenset({-5, 11, 3}), {-5, 11, 3}.union())
s = {-5, 11, 3}
print(s, s.copy(), s | set(), s - {1}, set(list(s)))
print({*s}, {*s, 40}, {y for y in s}, {*[3, 19, 11]})
print({-1, 6, 14}, {-2, 6, 14}, {-5, 11, 3, 19, 27}, {1, 9, 17, 25, 33, 41, 49})
print({8, 16}, {16, 8}, {0.5, 8, 16, 24}, {16, 8, 24} - {8})
print(11 in {-5, 11, 3}, not 3 in {1, 2, 3}, 1 < 2 in {2, 3, 4})
for item in {32, 0, 16, 8}:
    print(item)
