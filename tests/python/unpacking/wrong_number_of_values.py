def unpack(value):
    a, b = value

for value in ([1], [1, 2, 3], 'abc', {}, {'k': 1}, 5, None, range(1), iter([1, 2, 3])):
    try:
        unpack(value)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
for k, v in {'one': 1}:
    print(k, v)
