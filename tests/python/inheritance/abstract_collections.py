from abc import *
class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def hi(self): return f"{type(self).__name__} {self.area}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    @property
    def area(self): return self.s ** 2
    @classmethod
    def make(cls): return cls(2)
print(Sq.make().hi(), Shape.__abstractmethods__ == frozenset({"area", "make"}), isinstance(Sq(1), Shape))
class Half(Shape):
    area = 5
for c in (Shape, Half):
    try: c()
    except TypeError as e: print(e)
@Shape.register
class Other: pass
print(issubclass(Other, Shape), isinstance(Other(), Shape))
from collections.abc import *
class L(Sequence):
    def __init__(self, d): self.d = d
    def __getitem__(self, i): return self.d[i]
    def __len__(self): return len(self.d)
l = L([3, 1, 3]); print(list(reversed(l)), l.count(3), l.index(1), 3 in l, list(l))
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m.update(a=1, b=2); print(dict(m), m.pop("a"), m.setdefault("c", 9), m.get("zz"), list(m.items()), m == {"b": 2, "c": 9}, "b" in m, m.popitem(), len(m)); m.clear(); print(len(m))
try: m["q"]
except KeyError as e: print(repr(e))
try: Sequence()
except TypeError as e: print(e)
class S(Set):
    def __init__(self, it): self.d = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
print(list(S("abc") & S("bcd")), list(S("ab") | S("c")), S("a") <= S("ab"), S("ab") == {"a", "b"})
