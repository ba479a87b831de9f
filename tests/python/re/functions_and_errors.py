import re
t = 'user:42 order:7 user:x total=9.50'
print(re.findall(r'user:(\w+)', t), re.findall(r'(\w+):(\d+)', t), re.search(r'(?P<k>\w+)=(?P<v>[\d.]+)', t).groupdict(), re.sub(r'\d', '#', t), re.sub(r'(\w+):(\w+)', r'\2-\1', t, count=1), re.split(r'[ :=]', t), re.match('order', t), re.fullmatch(r'\w+', 'abc').span(), [m.start() for m in re.finditer('r', t)])
print(re.sub(r'\d+', lambda m: str(int(m[0]) * 2), t), re.compile(r'^\s*(#.*)?$', re.M).findall('a\n# c\n\n'), re.I | re.M, re.escape('a.b*c'), re.split(r'(,)', 'a,b'), re.subn('a', 'b', 'aa'), bool(re.match(r'[^@]+@[^@]+\.\w+', 'a@b.co')), re.findall(r'(?i)U\w+', t), re.search('z', t))
m = re.search(r'(\d+)(?: order)', t); print(m, m.group(), m.group(1), m.groups(), m.start(1), m.end(), m[0], m.re.pattern, m.string[:4], re.compile('a', re.X))
print(re.findall(r'\b\w{4,5}\b', t), re.sub(r'(?<=:)\w+', '_', t), re.findall(r'(a)|(b)', 'ab'), re.match(r'(?:a|b)*?c', 'abac').group(), re.findall(r'\d+(?=\.)', t), re.sub('', '-', 'ab'), re.split('', 'ab'))
for bad in (lambda: re.compile('('), lambda: re.compile('*a'), lambda: re.compile('[a'), lambda: re.compile('a{2,1}'), lambda: re.search('a', 5), lambda: re.search(b'a', 'a'), lambda: re.match('a', 'a').group(1), lambda: re.match('b', 'a').group(), lambda: re.sub('a', r'\1', 'a'), lambda: re.compile(r'(?P<a>x)(?P<a>y)'), lambda: re.compile('\\'), lambda: re.compile('(?z)'), lambda: re.findall(5, 'x'), lambda: re.compile(r'\q'), lambda: re.match('(a)', 'a').group('n')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
