a = bytearray(b'hello')
a[0] = 72
a.append(33)
a.extend(b'??')
del a[-1]
print(a, a.decode(), bytes(a), len(a), a[1:3], bytearray(2), a.find(b'l'), a == b'Hello!?')
a[0] = 300
