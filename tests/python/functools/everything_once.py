from functools import cache, lru_cache, partial, partialmethod, reduce, wraps, singledispatchmethod, total_ordering, update_wrapper
@cache
def f(n): print('run', n); return n * 2
print(f(1), f(1), f.cache_info(), f.cache_parameters()); f.cache_clear(); print(f.cache_info())
@lru_cache
def g(*a, **k): return a, k
g(1); g(1.0); g(a=1); print(g.cache_info(), g.__name__)
@lru_cache(maxsize=1, typed=True)
def h(x): return type(x).__name__
print(h(1), h(1.0), h.cache_info())
class C:
    def __init__(self): self.s = 'off'
    def set_state(self, s): self.s = s; return self
    on = partialmethod(set_state, 'on')
    @singledispatchmethod
    def show(self, v): return 'any'
    @show.register
    def _(self, v: int): return 'int'
    @show.register(list)
    def _(self, v): return 'list'
print(C().on().s, C().show(1), C().show([]), C().show('x'))
p = partial(print, 'a', sep='-', end='!\n'); p('b'); print(p.func is print, p.args, p.keywords, partial(int, base=2)('101'))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + [b], 'ab', []))
for bad in (lambda: f([]), lambda: reduce(lambda a, b: a, []), lambda: partial(5), lambda: partial(), lambda: lru_cache('x'), lambda: total_ordering(C)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
