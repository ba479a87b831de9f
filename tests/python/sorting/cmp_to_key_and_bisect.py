from bisect import bisect_left, bisect_right, insort
from functools import cmp_to_key
from operator import itemgetter, attrgetter

print(sorted([5, 1, 4], key=cmp_to_key(lambda a, b: b - a)), sorted([(1, 'b'), (2, 'a')], key=itemgetter(1)), sorted([3 + 1j, 1 + 5j], key=attrgetter('imag')))
a = [1, 3, 3, 5]
insort(a, 4)
print(a, bisect_left(a, 3), bisect_right(a, 3))
