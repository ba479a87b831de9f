s = 'Hello, World'
print(s[0], s[-1], s[0:5], s[7:], s[:-7], s[::2], s[::-1], s[50:], repr(s[5:2]))
print(len(s), 'World' in s, 'world' in s, s * 2, s + '!', s < 'Help')
s[12]
