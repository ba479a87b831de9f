from collections import Counter
from django.core.cache import cache

stats = Counter()

def get(key, default=None):
    value = cache.get(key, stats)
    stats['hits' if value is not stats else 'misses'] += 1
    return default if value is stats else value

cache.set_many({'a': 1, 'b': None})
print([get(k, '-') for k in 'abca'])
print(stats, f"{stats['hits'] / sum(stats.values()):.0%}")
