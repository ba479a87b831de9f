from contextlib import ExitStack, closing, nullcontext, suppress

with suppress(KeyError, ZeroDivisionError):
    {}['k']
    print('never')
class Door:
    def close(self): print('closed')
with closing(Door()) as d:
    print('open')
with ExitStack() as stack:
    stack.callback(print, 'last')
    stack.callback(print, 'first')
    stack.enter_context(closing(Door()))
    print('body')
with nullcontext(5) as n:
    print(n)
with suppress(KeyError):
    int('x')
