from dataclasses import dataclass, field, fields, astuple, asdict, is_dataclass, InitVar, KW_ONLY, make_dataclass, FrozenInstanceError
from typing import ClassVar
from django.core.cache import cache
@dataclass(frozen=True, order=True)
class Key:
    ns: str
    pk: int = 0
    VERSION: ClassVar[int] = 2
    def __str__(self): return f'{self.ns}:{self.pk}:v{self.VERSION}'
@dataclass
class Value:
    data: list = field(default_factory=list, repr=False)
    hits: int = field(default=0, compare=False)
    scale: InitVar[int] = 1
    _: KW_ONLY
    tag: str = 'none'
    def __post_init__(self, scale): self.data = [d * scale for d in self.data]
k = Key('user', 5)
cache.set(k, Value([1, 2], scale=10, tag='t'))
print(cache.get(k), cache.get(str(k)).data, cache.get(Key('user', 5)) == cache.get(k), list(cache._cache))
print([f.name for f in fields(Value)], astuple(cache.get(k)), asdict(k), is_dataclass(k), sorted([Key('b'), Key('a', 2), Key('a')]))
try: k.pk = 6
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del k.ns
except FrozenInstanceError as e: print(e)
for bad in (lambda: Key(), lambda: Key('a', 1, 2), lambda: Key('a', nope=1), lambda: Value(1, 2, 3, 't'), lambda: Key('a') < 3, lambda: hash(Value())):
    try: bad()
    except TypeError as e: print(e)
P = make_dataclass('P', ['x', ('y', int, 3)]); print(P(1), P(1) == P(1, 3))
@dataclass
class Bad:
    a: int = 1
    b: str
