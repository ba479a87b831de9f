def numbers():
    print('start')
    yield 1
    print('middle')
    yield 2
    print('end')

g = numbers()
print('created', type(g).__name__)
print(next(g), next(g), next(g, 'default'))
print(list(g), list(numbers()))
next(g)
