from dataclasses import dataclass

@dataclass
class Plain:
    x: int

@dataclass(frozen=True)
class Key:
    user: str
    page: int = 1

cache = {Key('ann'): 'page', Key('ann', 2): 'page two'}
print(cache[Key('ann', 1)], Key('ann') in cache, len({Key('a'), Key('a')}), Key('b').__eq__(5), Key('b') == ('b', 1))
hash(Plain(1))
