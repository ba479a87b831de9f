from contextlib import contextmanager, ExitStack, suppress, redirect_stdout, closing, nullcontext, ContextDecorator, AbstractContextManager, asynccontextmanager, AsyncExitStack
import asyncio, io
@contextmanager
def tag(n):
    print(f'<{n}>')
    try: yield n.upper()
    except ValueError as e: print('caught', e)
    finally: print(f'</{n}>')
with tag('a') as a, tag('b') as b: print(a, b); raise ValueError('x')
@tag('deco')
def f(): print('inside')
f(); f()
class T(ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *e): print('out'); return False
@T()
def g(): return 5
print(g())
with ExitStack() as s:
    for n in 'xy': s.enter_context(tag(n))
    s.callback(lambda *a, **k: print(a, k), 1, k=2); s.push(lambda *e: print('push', e[0]) or True)
    raise KeyError('k')
buf = io.StringIO()
with redirect_stdout(buf): print('hidden')
print(repr(buf.getvalue()))
with suppress(ZeroDivisionError, KeyError): 1 / 0
class R:
    def close(self): print('closed')
with closing(R()) as r: pass
@asynccontextmanager
async def conn(n): print('open', n); yield n; print('close', n)
async def main():
    async with conn(1) as c, AsyncExitStack() as st: await st.enter_async_context(conn(2)); print(c)
asyncio.run(main())
@contextmanager
def noyield(): 
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
with tag('z'): raise TypeError('not caught')
