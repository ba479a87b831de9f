x = 7 ** 200000
y = 3 ** 100000
for a in (x, -x):
    for b in (y, -y):
        q, r = a // b, a % b
        print(q % 1000003, r % 1000003, divmod(a, b) == (q, r), q * b + r == a)
x //= y
print(x % 1000003)
