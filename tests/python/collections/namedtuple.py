from collections import namedtuple
Point = namedtuple('Point', ['x', 'y'], defaults=[0])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), Point(5), p._replace(x=9), p._asdict(), Point._fields, Point._make([7, 8]), isinstance(p, tuple), *p)
for f in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=3), lambda: p.z, lambda: p[5], lambda: setattr(p, 'x', 1), lambda: p._replace(q=1)):
    try:
        f()
    except (TypeError, AttributeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
namedtuple('Bad', 'class x')
