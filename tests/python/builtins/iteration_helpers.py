print(list(enumerate('ab', start=1)), list(zip([1, 2, 3], 'ab')), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, '', 'a'])), any([]), all([]), list(reversed('abc')))
print(sorted('bca'), sorted([3, 1], reverse=True), list(range(5, 0, -2)), len(range(0, 10, 3)), 3 in range(5), range(5)[2], range(3) == range(0, 3), sum(map(len, ['a', 'bb'])))
for f in (lambda: range(), lambda: range('5'), lambda: range(1, 2, 0), lambda: range(1.5), lambda: zip(1), lambda: map(), lambda: enumerate(), lambda: reversed({1}), lambda: range(3)[5], lambda: len(zip()), lambda: range(1, 2, 3, 4)):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
