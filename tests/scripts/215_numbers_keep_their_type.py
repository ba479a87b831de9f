import math
from decimal import Decimal
from django.core.cache import cache

for value in (10 ** 40, -1, 1e308, float('inf'), float('-inf'), -0.0, 2 - 3j, Decimal('1.10'), True):
    cache.set('n', value)
    print(repr(cache.get('n')), type(cache.get('n')).__name__)
cache.set('n', float('nan'))
print(cache.get('n'), math.isnan(cache.get('n')))
