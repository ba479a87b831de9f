numbers = [1, 1, 2, 2, 3]
for n in numbers:
    if n < 3:
        numbers.remove(n)
print(numbers)
numbers = [1, 1, 2, 2, 3]
numbers = [n for n in numbers if n >= 3]
print(numbers)
for i in range(len(numbers) + 1):
    print(numbers[i])
