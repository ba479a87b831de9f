from typing import Any, Callable, Dict, Generic, List, Optional, Protocol, Tuple, TypedDict, TypeVar, Union, NamedTuple

T = TypeVar('T')
class Box(Generic[T]):
    def __init__(self, item: T) -> None: self.item = item
class Movie(TypedDict):
    name: str
    year: int
class Pair(NamedTuple):
    a: int
    b: str = 'x'

def first(items: List[T], default: Optional[T] = None) -> Union[T, None]:
    return items[0] if items else default

n: int = 'not an int'
print(first([1, 2]), first([]), Box[int](5).item, Movie(name='m', year=1), Pair(1), Pair(1).b, n)
later: Dict[str, Any]
print(later)
