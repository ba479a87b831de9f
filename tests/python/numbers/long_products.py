# So long that they are multiplied in parts.
x = 7 ** 60000
y = -(3 ** 90001)
print(x * y % 1000007, x * x * x % 998244353, y ** 3 % 1000003, (-x) ** 4 % 97)
print((2 ** 300000).bit_length(), (-2) ** 200001 < 0, (x * 7 ** 50000 == 7 ** 110000))
x *= x
print(x % 1000003 == pow(7, 120000, 1000003), x.bit_length())
z = 123456789
z **= 12000
print(z.bit_length(), z % 1000003)
