def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs

print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2, 3], **{'c': 4, 'z': 5}))
def g(a, /, b, *, c=0): return a, b, c
print(g(1, 2), g(1, b=2, c=3), (lambda *a, **k: (a, k))(1, x=2))
print(f.__name__, f.__defaults__, f.__kwdefaults__, g.__code__.co_argcount)
