from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from django.core.cache import cache

Point = namedtuple('Point', 'x y')
cache.set_many({
    'point': Point(1, 2),
    'counter': Counter('banana'),
    'default': defaultdict(list, a=[1]),
    'deque': deque([1, 2, 3], maxlen=3),
    'ordered': OrderedDict(b=1, a=2),
})
print(cache.get('point'), cache.get('point').x)
print(cache.get('counter'))
d = cache.get('default')
d['b'].append(2)
print(d, cache.get('default'))
print(cache.get('deque'), cache.get('ordered'))
cache.set('bad', defaultdict(lambda: 0))
