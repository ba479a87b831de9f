a = list(range(200000))
b = a[:]
b.reverse()
print(b[:3], b[-3:], len(b), b is a, a == b, b == list(range(199999, -1, -1)))
c = list(range(131073))
c.reverse()
print(c[0], c[65536], c[-1], a[5:150000] == list(range(5, 150000)), a[-150000:-1][-1], len(a[300000:]), a[::2][-1], a[150000:5])
print(len(a + b), (a + b)[199999:200002], a + b == [*a, *b], type(a.copy()), a.copy() == a, a.copy() is a)
print(sum(a), sum(b, 0.5), sum([0.5] * 100000), sum([2 ** 62] * 70000), max(a), min(a), max(b), min(b), max([1.5] * 70000 + [True]))
print(5 in b, -1 in b, 5 not in b, 199999 in a, True in [0] * 100000 + [1], None in a, 0.0 in b)
print(sorted(b) == a, sorted(a, reverse=True) == b, sorted(map(str, a))[:2], sorted([str(n) for n in a], reverse=True)[0])
words = [str(n) for n in range(100000)]
words.sort()
print(words[:3], words[-1], ''.join(sorted('ba' * 50000))[49999:50001])
s = 'ab' * 100000
print('ba' in s, 'bb' in s, 'bb' not in s, s + 'bb' == s, 'bb' in s + 'b', '' in s, s[::-1][:3], s[10:5:-1], s[::-1] == 'ba' * 100000, 'abc'[::-1], ''[::-1])
try:
    sum(a + ['x'])
except TypeError as error:
    print(error)
try:
    max(a + ['x'])
except TypeError as error:
    print(error)
try:
    5 in s
except TypeError as error:
    print(error)


class Same:
    asked = 0

    def __eq__(self, other):
        Same.asked += 1
        return other == 40000


print(Same() in a, Same.asked, [Same()] * 40000 == a[:40000], Same.asked)


class Bound:
    def __index__(self):
        a.clear()
        return 3


print(a[:Bound()], len(a))
