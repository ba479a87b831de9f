print('abc'.find('z'))
try:
    'abc'.index('z')
except ValueError as e:
    print(e)
word = 'abc'
try:
    word['1']
except TypeError as e:
    print(e)
word[1.0]
