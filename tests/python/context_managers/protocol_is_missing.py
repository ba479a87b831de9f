class Half:
    def __enter__(self): return 1

for thing in (5, 'x', Half()):
    try:
        with thing:
            pass
    except TypeError as e:
        print(e)
with open as f:
    pass
