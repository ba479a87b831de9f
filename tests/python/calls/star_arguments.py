def f(*args, **kwargs): return args, kwargs
print(f(*'ab', *[1], **{'x': 1}, y=2), f(*(), **{}), max(*[1, 5]), f(*{'k': 1}), print(*'xyz', **{'sep': '/'}))
def g(a, b): return a - b
print(g(**{'b': 1, 'a': 5}), g(*(9, 4)))
g(*[1, 2, 3])
