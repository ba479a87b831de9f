from django.core.cache import cache
class Registry(type):
    items = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        if bases: mcs.items[kw.get('alias', name.lower())] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a):
        obj = super().__call__(*a); obj.created = True; return obj
class Model(metaclass=Registry):
    def __init_subclass__(cls, **kw): cls.ttl = kw.pop('ttl', 60); kw.pop('alias', None); super().__init_subclass__(**kw)
    def save(self): cache.set(f'{type(self).__name__}', vars(self), self.ttl)
try:
    class Post(Model, ttl=5, alias='p'): pass
except TypeError as e: print(e)
class User(Model): pass
u = User(); u.name = 'x'; u.save(); print(cache.get('User'), Registry.items, type(User), User.ttl)
print(isinstance(User, Registry), issubclass(User, Model), User.__class__.__name__)
cache.set('u', u); print(cache.get('u').name, cache.get('u').created)
