def show(g, n=0):
    print(' ' * n + repr(g), '|', g, '|', type(g).__name__)
    for e in getattr(g, 'exceptions', ()): show(e, n + 2)
eg = ExceptionGroup('many', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
try:
    raise eg
except* ValueError as v:
    print('V', v, v.exceptions)
except* TypeError as t:
    print('T', repr(t))
except* KeyError:
    print('K')
else: print('no')
finally: print('fin')
try:
    try:
        raise eg
    except* ValueError as v: print('only')
except ExceptionGroup as rest:
    show(rest)
try:
    raise ValueError('bare')
except* ValueError as e: print(repr(e))
try: 
    try: raise ValueError('bare')
    except* TypeError as e: print(repr(e))
except ValueError as e: print('through', repr(e), repr(e.__context__))
def f():
    try:
        raise ExceptionGroup('g', [OSError(2, 'x')])
    except* OSError as e:
        for i in range(3):
            if i == 1: break
        r = [x for x in e.exceptions]
    return r
print(f())
try: e
except NameError as x: print(x)
