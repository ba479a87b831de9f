from functools import partial, reduce
base2 = partial(int, base=2)
print(base2('101'), base2.keywords, base2.func, reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 'start'))
hello = partial(print, 'hello', sep=', ')
hello('ann', end='!\n')
print(partial(hello, 'x').args, reduce(max, [3, 9, 2]))
try:
    partial(5)
except TypeError as e:
    print(e)
reduce(lambda a, b: a, [])
