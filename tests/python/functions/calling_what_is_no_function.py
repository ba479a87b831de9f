for thing in (5, 'text', None, [1], {}, (1,), 2.5, True):
    try:
        thing()
    except TypeError as e:
        print(e)
print = 5
print('hello')
