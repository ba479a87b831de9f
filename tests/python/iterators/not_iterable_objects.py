for f in (lambda: list(5), lambda: [x for x in None], lambda: sum(3), lambda: max(3), lambda: sorted(7), lambda: tuple(1.5), lambda: set(True), lambda: dict(3), lambda: zip(1), lambda: map(len, 4), lambda: enumerate(2), lambda: ''.join(3), lambda: any(1), lambda: [*8], lambda: next([1, 2])):
    try:
        f()
    except TypeError as e:
        print(e)
for x in 10:
    print(x)
