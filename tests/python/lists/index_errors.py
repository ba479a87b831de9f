a = [1, 2, 3]
for f in (lambda: a[3], lambda: a[-4], lambda: [].pop(), lambda: a.pop(9), lambda: a.index(9), lambda: a.remove(9), lambda: a['0'], lambda: a[1.0], lambda: a[1, 2]):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
a[5] = 1
