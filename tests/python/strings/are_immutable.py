s = 'hello'
try:
    s[0] = 'J'
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
t = s
t += ' there'
print(s, t)
s.append('!')
