def none(): pass
def one(a): pass
def opt(a, b=1): pass
def kw(a, *, k=1): pass
def kwreq(a, *, k): pass

for f in (lambda: none(1), lambda: none(1, 2), lambda: one(1, 2), lambda: opt(1, 2, 3), lambda: kw(1, 2), lambda: kw(1, 2, k=3), lambda: kwreq(1, 2), lambda: (lambda: 0)(5)):
    try:
        f()
    except TypeError as e:
        print(e)
opt()
