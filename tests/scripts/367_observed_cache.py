from django.core.cache import cache
class Observable:
    def __init__(self): self._subs = {}
    def on(self, event): return lambda f: self._subs.setdefault(event, []).append(f) or f
    def emit(self, event, *a, **k): return [f(*a, **k) for f in self._subs.get(event, ())]
class ObservedCache(Observable):
    def __getattr__(self, name):
        if name in ('get', 'set', 'delete', 'incr'):
            def call(key, *a, **k):
                r = getattr(cache, name)(key, *a, **k); self.emit(name, key, r); self.emit('*', name, key); return r
            return call
        raise AttributeError(f'{type(self).__name__!r} has no {name!r}')
c = ObservedCache(); log = []
@c.on('*')
def every(name, key): log.append(f'{name}:{key}')
c.on('get')(lambda k, r: print('get', k, '->', r)); c.on('set')(log.append) if False else None
c.set('a', 1); c.get('a'); c.incr('a'); c.delete('a'); c.get('a'); print(log, every.__name__)
print(hasattr(c, 'touch'), [n for n in vars(c)], c.on('x')(len) is len)
c.touch('a')
