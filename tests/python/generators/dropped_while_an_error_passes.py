def resource(name='r'):
    print('open', name)
    try:
        for i in range(5):
            yield i
    finally:
        print('close', name)
try:
    for x in resource():
        1 / 0
except ZeroDivisionError as e:
    print('caught', e)
def f():
    for x in resource('in f'):
        raise KeyError(x)
try:
    f()
except KeyError as e:
    print('caught', e)
print('after')
def h():
    with_it = [resource('a'), resource('b')]
    [next(x) for x in with_it]
    return 1
print(h())
def bad():
    try:
        yield 1
    finally:
        raise RuntimeError('in close')
for x in bad():
    break
print('still here')
def outer():
    for x in resource('outer'):
        yield x
o = outer(); next(o); del o
print('end of lines')
o = outer(); next(o); o = None
print('bound to something else')
def leave():
    for x in resource('left'):
        return x
print(leave())
try:
    for x in resource('last'):
        for y in resource('inner'):
            brak
except NameError as e:
    print(e)
def silent():
    try:
        yield
    finally:
        pass
def held():
    it = silent()
    next(it)
    for x in resource('held by the loop'):
        brak
held()
