a = list(range(10))
a[2:5] = ['x']
print(a)
a[::2] = [0] * 4
print(a)
del a[1:3], a[-1]
print(a)
a[1:1] = [7, 7]
a[:] = a[::-1]
print(a, a[-2:], a[:100], a[5:1])
a[::2] = [1]
