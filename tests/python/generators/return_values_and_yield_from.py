def inner():
    got = yield 'a'
    print('inner got', got)
    yield from 'bc'
    return 'inner result'

def outer():
    result = yield from inner()
    yield result

g = outer()
print(next(g), g.send('hi'), next(g), next(g))
def one():
    yield 1
    return 'done'
g = one()
next(g)
try:
    next(g)
except StopIteration as e:
    print(repr(e), e.value)
print(list(one()))
next(g)
