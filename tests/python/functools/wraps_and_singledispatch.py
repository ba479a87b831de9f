from functools import singledispatch, wraps, update_wrapper

@singledispatch
def show(x): return f'object {x}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
def _(x): return f'list of {len(x)}'
print(show('a'), show(5), show([1]), show(True), show(2.5))
def deco(f):
    @wraps(f)
    def inner(): "inner doc"
    return inner
@deco
def original(): "doc"
print(original.__name__, original.__doc__, original.__qualname__, hasattr(original, '__wrapped__'))
show()
