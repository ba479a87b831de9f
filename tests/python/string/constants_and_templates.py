import string
print(string.ascii_lowercase, string.digits, string.punctuation, string.hexdigits, string.capwords('hello big world'), repr(string.whitespace))
t = string.Template('$name has ${n} items, costs $$5')
print(t.substitute(name='Ann', n=3), t.safe_substitute(name='Bob'))
try:
    t.substitute(name='x')
except KeyError as e:
    print('KeyError', e)
string.Template('$ 5').substitute()
