from dataclasses import dataclass, KW_ONLY

@dataclass(slots=True)
class P:
    x: int
    y: int = 0

@dataclass(kw_only=True)
class Q:
    a: int
    b: int = 2

@dataclass
class R:
    a: int
    _: KW_ONLY
    b: int = 3

print(P(1), Q(a=1), R(1, b=4), R.__match_args__)
try:
    R(1, 2)
except TypeError as e:
    print(e)
try:
    P(1).z = 5
except AttributeError as e:
    print(e)
Q(1)
