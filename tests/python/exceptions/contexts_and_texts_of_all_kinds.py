class AppError(Exception):
    default = "app"
    def __init__(self, msg=None, *, code=0): super().__init__(msg or self.default); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class NotFound(AppError, KeyError): default = "nf"
try: raise NotFound(code=404)
except (ValueError, AppError) as e: print(e, repr(e), e.args, e.code, isinstance(e, KeyError), type(e).__mro__[1].__name__)
def f():
    try: raise ValueError("first")
    except ValueError:
        try: raise TypeError("second")
        except TypeError as e: print(e.__context__, e.__cause__); raise RuntimeError("third") from None
try: f()
except RuntimeError as e: print(e.__context__, e.__cause__, e.__suppress_context__)
def g():
    try: return "try"
    except: return "exc"
    else: return "else"
    finally: print("finally")
print(g())
def h():
    for i in range(3):
        try: 1 / (i - 1)
        except ZeroDivisionError: print("zde", i); continue
        else: print("else", i)
        finally: print("fin", i)
h()
def k():
    try: raise KeyError("k")
    finally: return "swallowed"
print(k())
try:
    try: raise ValueError("a")
    except ValueError as e: raise e.with_traceback(None)
except ValueError as e: print("re", e)
try: raise Exception("x", 1, [2])
except Exception as e: print(e, e.args, repr(e))
try: assert 0, [1, 2]
except AssertionError as e: print(e, e.args)
for E in (KeyError("k"), IndexError("i"), StopIteration(3), OSError(2, "No such", "f.txt"), UnicodeDecodeError("utf8", b"x", 0, 1, "bad"), SystemExit(3), ImportError("m", name="n"), AttributeError("a", name="q", obj=5), NameError("n"), FileNotFoundError(2, "nf"), TimeoutError(), ConnectionError("c"), PermissionError(13, "p"), NotImplementedError(), RecursionError("r"), ArithmeticError(), LookupError("l"), BufferError(), EOFError(), MemoryError(), Warning("w"), KeyboardInterrupt()):
    print(type(E).__name__, "|", str(E), "|", repr(E), "|", E.args, [c.__name__ for c in type(E).__mro__[1:-2]])
import sys
try: 1 / 0
except: print(sys.exc_info()[:2])
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("in exit")
try:
    with Ctx(): raise KeyError("body")
except ValueError as e: print(e, repr(e.__context__))
try: raise ValueError("x") from KeyError
except ValueError as e: print(repr(e.__cause__))
try: raise ValueError from 5
except TypeError as e: print(e)
def gen():
    try: yield 1
    except GeneratorExit: print("closing"); raise
    finally: print("gen fin")
for x in gen(): break
def deep(n): return deep(n - 1) if n else 1 / 0
try: deep(50)
except ZeroDivisionError as e:
    n, tb = 0, e.__traceback__
    while tb: n += 1; tb = tb.tb_next
    print(n)
def rec(): rec()
try: rec()
except RecursionError as e: print(e)
e = None
try: raise ValueError("q")
except ValueError as e: pass
try: e
except NameError as x: print(x)
try: undefined_fn()
except NameError as x: print(x.name, x)
try: (1).nope
except AttributeError as x: print(x.name, x.obj)
try: import nope_mod
except ImportError as x: print(x.name, x.msg, type(x).__name__)
try: from math import nope
except ImportError as x: print(x.name, str(x).split(" (")[0])
print(issubclass(ModuleNotFoundError, ImportError), issubclass(KeyError, LookupError), Exception.__name__)
raise NotFound("gone", code=410) from ValueError("why")
