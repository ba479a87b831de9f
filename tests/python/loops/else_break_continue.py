for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, 'is prime')
        continue
i = 5
while i:
    i -= 1
    if i == 3: continue
    if i == 1: break
    print(i, end=' ')
else:
    print('never')
print()
for x in []: pass
print(x)
