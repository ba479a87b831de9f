for f in (lambda: (5).__setitem__, lambda: {1: 2}.x):
    try:
        f()
    except AttributeError as e:
        print(e)
def put(target, key):
    target[key] = 1
for target in (5, 'text', (1,), {1}, len, range(3), b'x', None):
    try:
        put(target, 0)
    except TypeError as e:
        print(e)
put([], 0)
