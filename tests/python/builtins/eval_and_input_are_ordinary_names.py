data = {'a': 1}
print('id' in globals(), sorted(k for k in globals() if not k.startswith('__')), __name__)
def f(a, b=2):
    c = 3
    return sorted(locals().items())
print(f(1))
