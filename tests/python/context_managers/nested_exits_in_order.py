from contextlib import contextmanager

@contextmanager
def step(name, swallow=False):
    print('>', name)
    try:
        yield name
    except Exception as e:
        print('!', name, e)
        if not swallow:
            raise
    finally:
        print('<', name)

with step('a', swallow=True), step('b') as b:
    print('in', b)
    raise ValueError('oops')
print('continues')
with step('c') as c, step(c + c) as d:
    print(d)
next(step('x'))
