from django.core.cache import cache
class CacheMixin:
    cache_timeout = 30
    def get_cache_key(self): raise NotImplementedError(f'{type(self).__name__} must define get_cache_key()')
    def dispatch(self, *a, **k):
        key = self.get_cache_key()
        if (hit := cache.get(key)) is not None: return f'cached: {hit}'
        result = super().dispatch(*a, **k)
        cache.set(key, result, self.cache_timeout)
        return result
class View:
    def dispatch(self, *a, **k): return f'{type(self).__name__}{a}{k}'
class Good(CacheMixin, View):
    def get_cache_key(self): return 'good'
class Bad(CacheMixin, View): pass
class NoBase(CacheMixin):
    def get_cache_key(self): return 'nobase'
print(Good().dispatch(1, a=2), Good().dispatch(3), [c.__name__ for c in Good.__mro__])
try: Bad().dispatch()
except NotImplementedError as e: print(e)
NoBase().dispatch()
