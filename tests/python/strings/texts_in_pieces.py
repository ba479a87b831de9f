s = 'ab' * 700000
print(len(s), s[:3], s[-3:], s == 700000 * 'ab', s.count('ba'))
b = b'xyz' * 500000
print(len(b), b[:4], b[-4:], type(b), b == 500000 * b'xyz')
t = 'né' * 400000
print(len(t), t[:3], t[-2:], type(bytearray(b'ab') * 3))
print(s.upper() == 'AB' * 700000, s.upper().lower() == s, t.upper()[-3:], t.upper().lower() == t)
word = 'ΑΣ ' * 50000
print(word.lower() == 'ας ' * 50000, ('ΑΣ' * 40000).lower()[-3:], ('x' * 131071 + 'Σ' + ' y').lower()[-4:], ('x' * 131070 + 'Σa').lower()[-3:])
print(('ß' * 70000).upper()[:5], len(('ß' * 70000).upper()))
print(s.find('bb'), (s + 'bb').find('bb'), (s + 'c').index('c'), t.find('né', 5), (t + 'x').find('x'), s.find(''), (t + 'nx').index('nx'))
try:
    s.index('zz')
except ValueError as error:
    print(error)
words = 'some  words\tand\nmore\u2003' * 20000
print(len(words.split()), words.split()[:5], words.split()[-1], len((' ' * 200000).split()), ('  ' * 50000 + 'end').split(), ('x' * 100000).split() == ['x' * 100000])
print(s[::-1][:4], s[::-7][:9], s[5:100:3], s[-2:3:-500000], 'né'[::-1], s[1::2] == 'b' * 700000)
a = list(range(100000))
c = list(range(100000))
print(a == c, a != c)
c[77777] = 0
print(a == c, a != c, c == a)


class Never:
    def __eq__(self, other):
        return False


c[77777] = 77777
c[50000] = Never()
print(a == c, c == a, a != c)


class Shortens:
    def __eq__(self, other):
        del c[40000:]
        return True


c[50000] = Shortens()
print(c == a, len(c))
