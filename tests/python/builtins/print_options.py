print(1, 'a', None, sep='-', end='!\n')
print()
print('a', 'b', sep='')
print(*range(3), sep=', ')
print('x', end='')
print('y', flush=True)
print([1, 'a', None, 2.0, (1,), {'k': b'v'}], 'text', True)
try:
    print('a', sep=5)
except TypeError as e:
    print(e)
print('a', color='red')
