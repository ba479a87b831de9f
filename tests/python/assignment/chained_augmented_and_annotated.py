a = b = [1]
b.append(2)
x, y = y0, x0 = 1, 2
n = 10
n += 5; n -= 1; n *= 2; n /= 4; n //= 2; n **= 2; n %= 7
print(a, x, y, x0, y0, n, a is b)
s = 'a'
s *= 3
count: int = 0
d = {}
d['k'] = d.get('k', 0) + 1
i = 0
i, values = 1, [0, 0]
values[i] = i = 5
print(s, count, d, i, values)
undefined += 1
