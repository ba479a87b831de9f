import time
from contextlib import contextmanager, suppress, ExitStack, nullcontext, closing
from django.core.cache import cache
class LockError(Exception): pass
class Lock:
    def __init__(self, name, ttl=5, block=0):
        self.name, self.ttl, self.block = f'lock:{name}', ttl, block
    def acquire(self):
        end = time.monotonic() + self.block
        while not cache.add(self.name, 1, self.ttl):
            if time.monotonic() >= end:
                return False
            time.sleep(0.1)
        return True
    def __enter__(self):
        if not self.acquire():
            raise LockError(f'{self.name} is taken')
        return self
    def __exit__(self, et, ev, tb):
        print('exit', et.__name__ if et else None, ev)
        cache.delete(self.name)
        return et is KeyError
with Lock('a') as l:
    with suppress(LockError):
        with Lock('a'):
            print('never')
    raise KeyError('swallowed')
with ExitStack() as st:
    for n in 'xyz':
        st.enter_context(Lock(n))
    st.callback(print, 'callback')
    print(sorted(cache._cache))
cache.add('lock:w', 1, 2)
t = time.monotonic()
with Lock('w', block=3):
    print('waited', round(time.monotonic() - t, 2))
with nullcontext(5) as n: print(n)
with Lock('q'), Lock('q'):
    pass
