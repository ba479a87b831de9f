print(sorted(['10', '9', '2'], key=int))
try:
    sorted(['10', 'x'], key=int)
except ValueError as e:
    print(e)
try:
    sorted([1, None, 2])
except TypeError as e:
    print(e)
try:
    sorted([1, 2], key=5)
except TypeError as e:
    print(e)
print(sorted([3, None, 1], key=lambda x: (x is None, x or 0)))
sorted(['a', 'b'], key=lambda a, b: 0)
