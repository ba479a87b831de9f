s = list(range(10))
print(s[2:8:3], s[::-1], s[8:2:-2], s[-3:], s[:-3], s[-100:100], s[5:5], s[::-3])
print('hello'[1:-1], (1, 2, 3)[::2], range(20)[3:15:4], list(range(10, 0, -3))[1:], s[slice(1, 4)], slice(1, 10, 2).indices(6))
s[::0]
