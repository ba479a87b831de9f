from django.core.cache import cache
class Cached:
    def __init__(self, timeout=60): self.timeout = timeout
    def __call__(self, fn): self.fn = fn; return self
    def __set_name__(self, owner, name): self.name = f'{owner.__name__}.{name}'
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return cache.get_or_set(f'{self.name}:{obj.id}', lambda: self.fn(obj), self.timeout)
    def __delete__(self, obj): cache.delete(f'{self.name}:{obj.id}')
class U:
    def __init__(self, id): self.id = id; self.n = 0
    @Cached(5)
    def friends(self): self.n += 1; return [self.id, self.n]
u = U(1); print(u.friends, u.friends, u.n); del u.friends; print(u.friends, U.friends.name, list(cache._cache))
try: u.friends = 3
except AttributeError as e: print(e)
print(U.friends.timeout, 'friends' in vars(U), U.__dict__['friends'] is U.friends)
u.friends()
