def apply(func, *args, **kwargs): return func(*args, **kwargs)
def compose(*funcs):
    def inner(x):
        for f in reversed(funcs):
            x = f(x)
        return x
    return inner

print(apply(max, 3, 9), apply(sorted, [3, 1], reverse=True), compose(str, abs, int)('-5'), list(map(compose(len, str.strip), [' a ', 'bb'])))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: (yield))().__class__.__name__, (lambda x: lambda y: x - y)(5)(3))
apply(5)
