from django.core.cache import cache
for call in ("cache.set('k', 'v', nx=True)", "cache.set('k', 'v', ex=5)", "cache.ttl('k')", "cache.keys('*')", "cache.iter_keys('*')", "cache.delete_pattern('*')", "cache.persist('k')", "cache.expire('k', 5)", "cache.lock('k')", "cache.get_client()", "cache.client", "cache.incr('k', by=1)", "cache.exists('k')", "cache.flushall()", "cache.hset('a','b','c')", "cache.setex('k', 5, 'v')", "cache.pttl('k')", "cache.lpush('l', 1)"):
    pass
try: cache.set('k', 'v', nx=True)
except TypeError as e: print(e)
for name in ('ttl', 'keys', 'iter_keys', 'delete_pattern', 'persist', 'expire', 'lock', 'client', 'exists', 'flushall', 'hset', 'setex'):
    try: getattr(cache, name)
    except AttributeError as e: print(e)
from contextlib import suppress
with suppress(AttributeError): cache.ttl('k')
ttl = getattr(cache, 'ttl', lambda key: None)('k'); print(ttl)
cache.get('a', timeout=5)
