def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = start
    return up, reset

up, reset = counter(5)
print(up(), up(10), reset(), up(), up.__closure__[0].cell_contents)
other, _ = counter()
print(other(), other(), up())
