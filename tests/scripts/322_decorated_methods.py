from functools import wraps
from django.core.cache import cache
def cache_method(timeout):
    def outer(method):
        @wraps(method)
        def inner(self, *args, **kwargs):
            key = '{}.{}.{}'.format(self.__class__.__name__, method.__name__, hash((self.pk,) + args))
            value = cache.get(key)
            if value is None:
                value = method(self, *args, **kwargs)
                cache.set(key, value, timeout)
            return value
        return inner
    return outer
class Shop:
    def __init__(self, pk): self.pk = pk; self.calls = []
    @cache_method(10)
    def total(self, tax): self.calls.append(tax); return 100 + tax
    @classmethod
    @cache_method
    def wrong(cls): pass
s = Shop(1)
print(s.total(5), s.total(5), s.total(7), Shop(1).total(5), s.calls, Shop.total.__name__)
print(len(cache._cache))
print(s.total())
