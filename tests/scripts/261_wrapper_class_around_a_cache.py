from django.core.cache import caches

class Prefixed:
    def __init__(self, alias, prefix):
        self._cache = caches[alias]
        self.prefix = prefix

    def __getattr__(self, name):
        method = getattr(self._cache, name)
        def call(key, *args, **kwargs):
            print(f'{name}({key!r})')
            return method(f'{self.prefix}.{key}', *args, **kwargs)
        return call

p = Prefixed('default', 'blog')
p.set('a', 1, timeout=5)
print(p.get('a'), p.incr('a', 4), p.delete('b'))
p.keys('x')
