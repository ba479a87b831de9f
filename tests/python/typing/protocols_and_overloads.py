from typing import Protocol, runtime_checkable, cast, Final, Literal, TYPE_CHECKING

@runtime_checkable
class HasGet(Protocol):
    def get(self, key): ...

LIMIT: Final = 5
mode: Literal['a', 'b'] = 'c'
print(isinstance({}, HasGet), isinstance(5, HasGet), cast(int, 'text'), LIMIT, mode, TYPE_CHECKING)
def f(x: 'Undefined', y: list[int] | None = None) -> dict[str, int]: return {}
print(f(1), list[int], int | str, isinstance(5, int | str))
isinstance([], list[int])
