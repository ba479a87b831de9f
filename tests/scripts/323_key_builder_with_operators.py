from django.core.cache import cache
class K:
    __slots__ = ('parts',)
    def __init__(self, *parts): self.parts = parts
    def __truediv__(self, other): return K(*self.parts, other)
    def __str__(self): return '/'.join(map(str, self.parts))
    def __hash__(self): return hash(self.parts)
    def __eq__(self, other): return isinstance(other, K) and self.parts == other.parts
root = K('site')
cache.set(root / 'page' / 1, 'one')
print(cache.get('site/page/1'), cache.get(root / 'page' / 1), str(root / 2), root / 1 == K('site', 1))
print(cache.get_many([root / 'page' / 1, root / 'none']) == {K('site', 'page', 1): 'one'})
try: root.other = 1
except AttributeError as e: print(e)
print(repr(root)[:12])
root + 1
