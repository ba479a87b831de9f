from contextlib import contextmanager

@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name
    except ValueError as e:
        print('handled', e)
    finally:
        print(f'</{name}>')

with tag('p') as t:
    print('text in', t)
with tag('b'):
    raise ValueError('oops')
@tag('div')
def hello():
    print('decorated')
hello()
with tag('i'):
    raise KeyError('out')
