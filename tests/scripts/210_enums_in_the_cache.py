from enum import Enum, IntEnum
from django.core.cache import cache

class Status(Enum):
    DRAFT = 'draft'
    LIVE = 'live'

class Level(IntEnum):
    LOW = 1
    HIGH = 2

cache.set('s', Status.LIVE)
print(cache.get('s'), cache.get('s') is Status.LIVE, repr(cache.get('s')))
cache.set_many({Status.DRAFT: 1, Level.LOW: 2})
print(list(cache._cache), cache.get('1'))
cache.set('n', Level.LOW)
print(cache.incr('n'), type(cache.get('n')).__name__)
