for f in (lambda: int('1', 2, 3), lambda: float(1, 2), lambda: int(1, 2), lambda: int(base=2), lambda: bool(1, 2), lambda: abs(), lambda: round(), lambda: round('x'), lambda: pow(2), lambda: divmod(1), lambda: abs('x')):
    try:
        f()
    except TypeError as e:
        print(e)
