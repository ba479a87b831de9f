import io
f = io.StringIO('line 1\nline 2\n')
print(f.read(4), f.readline(), f.readlines(), f.read() == '')
f = io.StringIO()
print('hello', 1, file=f)
f.write('more')
print(repr(f.getvalue()), f.tell())
with io.StringIO('a\nb') as g:
    print([line.strip() for line in g])
g.read()
