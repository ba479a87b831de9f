print('-' * 5, 'ab' * 0, 'ab' * -1, [0] * 3, 'x' * True)
try:
    'a' * 'b'
except TypeError as e:
    print(e)
text = 'hello'
print(text[1:3], text[-3:], text[10:], text[::-2])
text[1:2] = 'E'
