print('apple' < 'banana', 'Zebra' < 'apple', '10' < '9', 'a' < 'aa', '' < 'a', 'é' > 'z')
print(sorted(['b', 'A', 'a', 'B', '_', '1']), max('hello'), min('hello'), sorted('hello', key=str.lower))
