from contextlib import contextmanager

@contextmanager
def never():
    if False:
        yield

@contextmanager
def twice():
    yield 1
    yield 2

try:
    with never():
        pass
except RuntimeError as e:
    print(e)
with twice():
    print('inside')
