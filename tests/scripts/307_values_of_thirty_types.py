from django.core.cache import cache
from collections import namedtuple, deque, OrderedDict, Counter, defaultdict
from datetime import date, datetime, timedelta, timezone, time
from decimal import Decimal
import re, uuid
P = namedtuple('P', 'x y')
values = [P(1, 2), deque([1, 2], maxlen=5), OrderedDict(a=1), Counter('aab'), defaultdict(list, {'a': [1]}), date(2024, 2, 29), datetime(2024, 1, 2, 3, 4, 5, 678, tzinfo=timezone.utc), timedelta(days=1, seconds=5), time(1, 2), Decimal('1.10'), frozenset([1]), {1, 2}, (1,), [], {}, b'\x00', bytearray(b'x'), 1 + 2j, range(3), None, True, 10**30, float('inf'), Ellipsis, NotImplemented, int, len, print, re.compile('a+'), uuid.UUID(int=1), slice(1, 2), ValueError('x', 1), timezone(timedelta(hours=2)), type(None), Exception, object]
for n, v in enumerate(values):
    cache.set(f'k{n}', v)
    back = cache.get(f'k{n}')
    print(n, repr(back), type(back).__name__, back == v)
cache.get('k4')['new']
print(cache.get('k4')['zzz'], cache.get('k1').maxlen)
cache.set('m', {}.keys())
