print(', '.join(['a', 'b']), ''.join(('x', 'y')), '-'.join({'k': 1, 'j': 2}))
try:
    ', '.join(['a', 1])
except TypeError as e:
    print(e)
try:
    ', '.join(5)
except TypeError as e:
    print(e)
', '.join([None])
