from __future__ import annotations
from typing import Optional, Union, Callable, TypedDict, NamedTuple, Literal, overload, cast, Final
from django.core.cache import cache
class User(TypedDict, total=False):
    id: int
    name: str
class Point(NamedTuple):
    x: int
    y: int = 0
    def dist(self) -> float: return (self.x ** 2 + self.y ** 2) ** .5
TTL: Final = 60
Mode = Literal['r', 'w']
def get_user(uid: int, loader: Callable[[int], User] | None = None) -> Optional[User]:
    key: str = f'u:{uid}'
    user = cast(Optional[User], cache.get(key))
    if user is None and loader: cache.set(key, user := loader(uid), TTL)
    return user
print(get_user(1), get_user(1, lambda i: User(id=i, name='x')), get_user(1), get_user.__annotations__)
cache.set('pt', Point(3, 4)); print(cache.get('pt'), cache.get('pt').dist(), cache.get('pt')._replace(y=1)._asdict(), Point(1) < Point(2), Point._fields, Point._field_defaults)
a, b = cache.get('pt'); print(a + b)
Point()
