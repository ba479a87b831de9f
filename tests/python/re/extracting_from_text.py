import re
log = '''GET /home 200 12ms
POST /login 302 40ms
GET /api 500 3ms'''
pattern = re.compile(r'^(?P<method>[A-Z]+) (?P<path>\S+) (?P<status>\d{3}) (?P<ms>\d+)ms$', re.MULTILINE)
for m in pattern.finditer(log):
    print(m['path'], int(m['status']) // 100, m.group('ms').zfill(3), m.start())
print(pattern.search('nothing'), re.sub(r'(?P<n>\d+)', r'<\g<n>>', 'a1b22'), re.split(r'\W+', 'one, two; three'), re.findall(r'(?i)get', log))
pattern.match('bad line').groupdict()
