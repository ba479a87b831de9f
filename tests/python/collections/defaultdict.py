from collections import defaultdict
d = defaultdict(list)
d['a'].append(1)
d['a'].append(2)
print(d, d['new'], d.get('other'), len(d), 'other' in d, dict(d))
n = defaultdict(int)
for ch in 'hello':
    n[ch] += 1
print(n, defaultdict(lambda: 'x')['k'], d.default_factory)
d.default_factory = None
try:
    d['gone']
except KeyError as e:
    print('KeyError', e)
defaultdict(5)
