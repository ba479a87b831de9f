t = (1, [2])
for f in (lambda: t.append(3), lambda: t.__setitem__(0, 9), lambda: t[5], lambda: t['a'], lambda: hash(t), lambda: t.index(7)):
    try:
        f()
    except (TypeError, AttributeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
t[0] = 9
