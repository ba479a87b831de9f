import logging, sys
from django.core.cache import cache
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format='%(levelname)-7s %(name)s: %(message)s')
log = logging.getLogger('cache.wrapper')
class Logged:
    def __init__(self, target): object.__setattr__(self, '_t', target)
    def __getattr__(self, name):
        attr = getattr(self._t, name)
        if not callable(attr): return attr
        def call(*a, **k):
            try: r = attr(*a, **k)
            except Exception: log.error('%s%r failed', name, a, exc_info=False); raise
            log.debug('%s(%s) -> %r', name, ', '.join([*map(repr, a), *(f'{x}={v!r}' for x, v in k.items())]), r); return r
        return call
    def __contains__(self, k): return k in self._t
c = Logged(cache)
c.set('a', 1, timeout=5); c.get('a'); c.get('b', 'none'); c.incr('a', delta=2); print('a' in c, c.default_timeout)
try: c.incr('zz')
except ValueError as e: log.warning('caught: %s', e)
logging.getLogger('cache').setLevel(logging.ERROR); c.get('a'); log.error('visible'); logging.info('root info')
c.bad('x')
