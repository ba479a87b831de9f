def show(g, n=0):
    print(' ' * n + repr(g), '|', g, '|', type(g).__name__)
    for e in getattr(g, 'exceptions', ()): show(e, n + 2)
eg = ExceptionGroup('many', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
try:
    try: raise eg
    except* ValueError: raise RuntimeError('x')
    except* TypeError: raise
except BaseException as e: show(e); print(repr(e.__context__), repr(e.exceptions[0].__context__), repr(e.__cause__))
try:
    try: raise eg
    except* ValueError as z: raise z
except BaseException as e: show(e)
try:
    try: raise ValueError(3)
    except* ValueError as z: raise
except BaseException as e: show(e)
try:
    try: raise ValueError(3)
    except* ValueError as z: raise KeyError(1) from z
except BaseException as e: show(e); print(repr(e.__cause__))
try:
    try: raise eg
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise eg
    except* 5: pass
except TypeError as e: print(e)
