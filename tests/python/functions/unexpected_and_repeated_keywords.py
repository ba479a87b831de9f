def f(a, b=1, /, c=2): pass
def g(x): pass

for call in (lambda: g(y=1), lambda: g(1, x=2), lambda: f(a=1), lambda: f(1, b=2), lambda: f(1, z=3), lambda: g(1, **{'x': 2}), lambda: g(**{'x': 1}, **{'x': 2}), lambda: g(*5), lambda: g(**5), lambda: g(**{1: 2})):
    try:
        call()
    except TypeError as e:
        print(e)
g(1, zz=2)
