try:
    try:
        raise KeyError('first')
    except KeyError:
        raise ValueError('second')
except ValueError as e:
    print(repr(e), repr(e.__context__), e.__traceback__ is not None)
try:
    try:
        1 / 0
    finally:
        print('cleanup')
except ZeroDivisionError as e:
    saved = e
print(saved, saved.args)
def f():
    try:
        return int('x')
    except ValueError:
        return 'handled'
    finally:
        print('always')
print(f())
raise saved
