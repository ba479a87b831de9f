def one(a): pass
def two(a, b): pass
def three(a, b, c, d=1): pass
def kw(*, key): pass
def kws(*, x, y): pass

for f in (lambda: one(), lambda: two(), lambda: two(1), lambda: three(), lambda: three(1), lambda: kw(), lambda: kws(), lambda: (lambda x: x)()):
    try:
        f()
    except TypeError as e:
        print(e)
three(b=2)
