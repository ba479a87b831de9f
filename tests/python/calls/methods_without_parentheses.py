s = 'hello'
print(type(s.upper).__name__, callable(s.upper))
items = [3, 1]
items.sort
print(items)
if s.isdigit:
    print('always true')
s.upper + '!'
