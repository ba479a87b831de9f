def outer(x):
    "Makes inner."
    def inner(y):
        return x + y
    return inner

f = outer(1)
print(f.__name__, f.__qualname__, outer.__doc__, f.__doc__, outer.__module__, f(2), outer(10)(20))
f('1')
