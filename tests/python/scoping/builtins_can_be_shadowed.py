list = [1, 2]
print(list, len(list))
del list
print(list('ab'))
str = 'text'
print(str(5))
