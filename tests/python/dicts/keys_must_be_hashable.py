for key in ([1], {}, {1}, bytearray(b'x'), ([1],)):
    try:
        {}[key] = 1
    except TypeError as e:
        print(e)
print({(1, 2): 'tuple', frozenset({1}): 'frozen', None: 0, 1.5: 2})
d = {[1, 2]: 'list'}
