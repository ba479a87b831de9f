class Empty: pass
class Point:
    def __init__(self, x, y=0): self.x = x

for f in (lambda: Empty(1), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: Empty(x=1), lambda: object(1)):
    try:
        f()
    except TypeError as e:
        print(e)
class Bad:
    def __init__(self):
        return 5
Bad()
