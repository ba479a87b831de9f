data = [5, 3, 8]
while (n := data.pop()) != 5:
    print('got', n)
total = 0
for i in range(3):
    for j in range(i):
        total += i * j
print(total, n, [(i, j) for i in range(3) for j in range(i)], (y := 5) + y)
while data.pop():
    pass
