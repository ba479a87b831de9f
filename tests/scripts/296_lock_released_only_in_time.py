import time, contextlib
from django.core.cache import cache

@contextlib.contextmanager
def cache_lock(name, owner, ttl=10):
    timeout_at = time.monotonic() + ttl - 3
    status = cache.add(name, owner, ttl)
    try:
        yield status
    finally:
        if time.monotonic() < timeout_at and status:
            cache.delete(name)

with cache_lock('l', 'me') as acquired:
    print('acquired', acquired)
    with cache_lock('l', 'you') as again:
        print('again', again)
    print(cache.get('l'))
print(cache.get('l'))
with cache_lock('l', 'slow') as acquired:
    time.sleep(8)
print(cache.get('l'))
time.sleep(2)
print(cache.get('l', 'gone'))
try:
    with cache_lock('l', 'x'):
        raise RuntimeError('in the block')
except RuntimeError as e:
    print(repr(e), cache.get('l'))
