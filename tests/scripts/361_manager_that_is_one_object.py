from django.core.cache import cache, caches
class CacheManager:
    _instance = None
    def __new__(cls, *a, **k):
        if cls._instance is None: cls._instance = super().__new__(cls); cls._instance.log = []
        return cls._instance
    def remember(self, key, ttl=60):
        def deco(f):
            def inner(*a):
                full = '|'.join([key, *map(str, a)])
                value = cache.get(full)
                self.log.append((full, 'HIT' if value is not None else 'MISS'))
                if value is None: value = f(*a); cache.set(full, value, ttl)
                return value
            inner.__name__ = f.__name__
            return inner
        return deco
    def forget(self, *keys): return [cache.delete(k) for k in keys]
    def __enter__(self): self.log.clear(); return self
    def __exit__(self, *exc): print(len(self.log), 'lookups'); return False
m = CacheManager(); print(m is CacheManager())
@m.remember('sq')
def sq(n): return n * n
with m: print(sq(2), sq(2), sq(3), m.log, m.forget('sq|2', 'nope'))
print(sq(2), m.log[-1], sq.__name__)
with CacheManager() as again: sq('x')
