print(type(5), type('a'), type(None), type([]), type(len), type(lambda: 0), type(range(1)), type(print).__name__, type(type))
print(isinstance(5, int), isinstance(5.0, (int, str)), callable(len), hasattr([], 'append'), getattr('a', 'x', 'default'), id(5) == id(5), hash('a') == hash('a'), hash(1) == hash(1.0))
print(repr('a'), str(5), ascii('é'), format(5, '>3'), vars().__class__.__name__, 'print' in dir(__builtins__))
for f in (lambda: isinstance(5), lambda: isinstance(5, 5), lambda: issubclass(5, int), lambda: getattr(5), lambda: getattr(5, 6), lambda: hash([]), lambda: vars(5), lambda: type(1, 2), lambda: len()):
    try:
        f()
    except TypeError as e:
        print(e)
