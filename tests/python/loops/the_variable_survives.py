for i in range(3):
    i *= 10
print(i)
for a, (b, *c) in [(1, (2, 3, 4))]:
    print(a, b, c)
numbers = [1, 2, 3]
for index in range(len(numbers)):
    numbers[index] **= 2
print(numbers)
for never in ():
    pass
print(never)
