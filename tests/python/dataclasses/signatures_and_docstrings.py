import inspect
from dataclasses import dataclass, field
@dataclass
class P:
    x: int
    y: float = 1.5
    z: list = field(default_factory=list)
def f(a, b=1, *args, c, d=2, **kw) -> int: "Doc."
async def g(): pass
print(inspect.signature(f), inspect.signature(P), inspect.signature(P.__init__), inspect.getdoc(f), inspect.iscoroutinefunction(g))
print([p.kind.name for p in inspect.signature(f).parameters.values()], inspect.signature(f).parameters['d'].default, inspect.signature(lambda x, /, y: 0))
b = inspect.signature(f).bind(1, 2, 3, c=4, e=5); b.apply_defaults(); print(b.arguments)
print(inspect.isfunction(f), inspect.isclass(P), inspect.ismethod(P(1).__repr__), P.__doc__, f.__annotations__)
class K:
    def m(self, a): pass
print(inspect.signature(K().m), inspect.signature(K.m), inspect.signature(K))
try: inspect.signature(f).bind(1)
except TypeError as e: print(e)
print([n for n, v in inspect.getmembers(K(), inspect.ismethod)])
inspect.signature(5)
