def load():
    try:
        {}['k']
    except KeyError as e:
        raise RuntimeError('loading failed') from e

try:
    load()
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        int('x')
except ValueError as e:
    print(repr(e.__context__), e.__cause__)
try:
    raise ValueError('inner') from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)
load()
