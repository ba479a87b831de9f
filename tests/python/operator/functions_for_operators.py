import operator
from functools import reduce
print(operator.add(1, 2), operator.mul(3, 4), reduce(operator.or_, [1, 2, 4]), operator.itemgetter(1)('abc'), operator.itemgetter(0, 2)([1, 2, 3]), operator.attrgetter('real')(5), operator.methodcaller('upper')('x'), operator.contains([1], 1), operator.neg(5), operator.truth([]), operator.getitem({'a': 1}, 'a'), operator.floordiv(7, 2))
print(sorted([{'a': 2}, {'a': 1}], key=operator.itemgetter('a')))
operator.itemgetter('b')({'a': 1})
