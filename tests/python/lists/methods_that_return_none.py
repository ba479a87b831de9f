a = [3, 1, 2]
b = a.sort()
print(b, a.append(4), a)
b = a.reverse()
b.append(1)
