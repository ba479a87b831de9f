for f in (lambda: len(1, 2), lambda: len(None), lambda: sorted(), lambda: sorted([1], lambda x: x), lambda: print(foo=1), lambda: ord('ab'), lambda: input(1, 2), lambda: abs('a'), lambda: round('a', 1), lambda: bin(1.5), lambda: iter(), lambda: next(), lambda: hash(), lambda: str(1, 2), lambda: list(1, 2), lambda: bytes('a'), lambda: open()):
    try:
        f()
    except TypeError as e:
        print(e)
len(42)
