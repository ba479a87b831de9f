class A: pass
class B(A):
    "doc b"
class C(B): pass
class G:
    def __getattr__(self, n): return 'dyn ' + n
print(A().__doc__, B().__doc__, C().__doc__, C.__doc__, A.__doc__, G().__doc__, G().__module__, G().__dict__, G().x)
from dataclasses import dataclass
from collections import namedtuple
from enum import Enum
from typing import NamedTuple
@dataclass
class D:
    a: int
    b: str = 'x'
class E(Enum):
    A = 1
class N(NamedTuple):
    a: int
print(D.__doc__, E.__doc__, N.__doc__, namedtuple('P', 'x y').__doc__, E.A.__doc__, type('T', (), {}).__doc__)
class Err(Exception): pass
print(Err.__doc__, Err().__doc__)
class M(type): 
    "meta"
class K(metaclass=M): pass
print(K.__doc__, K().__doc__, M.__doc__)
def f(): pass
print(f.__doc__, [k for k in vars(B) if not k.startswith('__')])
