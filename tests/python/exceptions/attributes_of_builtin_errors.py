try:
    {}['missing']
except KeyError as e:
    print(e.args[0], len(e.args))
try:
    undefined_thing
except NameError as e:
    print(e.name)
try:
    [].nothing
except AttributeError as e:
    print(e.name, e.obj)
try:
    next(iter([]))
except StopIteration as e:
    print(e.value)
try:
    raise OSError(2, 'No such file')
except OSError as e:
    print(e.errno, e.strerror, e, type(e).__name__)
raise SystemError('odd', 1)
