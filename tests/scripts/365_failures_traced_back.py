from django.core.cache import cache
import traceback, sys
def level3(x): return cache.incr(x)
def level2(x):
    try: return level3(x)
    except ValueError as e: raise LookupError(f'no counter {x}') from e
def level1(x):
    try: return level2(x)
    except LookupError:
        et, ev, tb = sys.exc_info(); print(et.__name__, ev, tb is not None, ev.__cause__)
        raise
    finally: print('level1 done')
try: level1('a')
except Exception as e: print(repr(e), [type(x).__name__ for x in (e.__cause__, e.__context__)], e.__suppress_context__, traceback.format_exception_only(type(e), e))
print(sys.exc_info())
def retry(f, n):
    errors = []
    for i in range(n):
        try: return f(i)
        except (ValueError, ZeroDivisionError) as e: errors.append(e)
    raise RuntimeError(f'{len(errors)} failures') from errors[-1]
try: retry(lambda i: 1 / 0 if i else int('x'), 2)
except RuntimeError as e: print(e, repr(e.__cause__))
class Ctx:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print('exit', t and t.__name__, v, tb is not None); return t is KeyError
with Ctx(): {}['k']
try:
    with Ctx(): int('z')
except ValueError as e: e.add_note('while parsing'); print(e.__notes__)
try: raise KeyError from None
except KeyError as e: print(repr(e), e.__suppress_context__)
try:
    try: raise ValueError('first')
    except ValueError: raise TypeError('second')
except TypeError as e: print(repr(e.__context__), e.__cause__)
def gen():
    try: yield 1
    except ValueError as e: yield f'got {e}'
g = gen(); next(g); print(g.throw(ValueError('in'))); level1('b')
