# Keys come and go while the table grows.
seed = 12345


def random(below):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % below


d = {}
total = 0
for n in range(60000):
    d['k%d' % n] = n
    if n % 3 == 0:
        total += d.pop('k%d' % random(n + 1), -1)
    if n % 7 == 0:
        total += d.get('k%d' % random(n + 1), -7)
    if n % 11 == 0 and d:
        key, value = d.popitem()
        total += value
        d[key + '!'] = value
    if 28000 < n < 29000 or 57000 < n < 58000:
        total += 'k%d' % random(60000) in d
        d['k%d' % random(n)] = n
print(len(d), total, sum(d.values()), list(d.items())[:3], list(d)[-3:])
print(all(d[key] == value for key, value in d.items()), sum(1 for n in range(60000) if 'k%d' % n in d))
while len(d) > 5:
    d.popitem()
print(d)
d = dict.fromkeys(range(30000))
for n in range(30000):
    if n % 50:
        del d[n]
for n in range(0, 30000, 50):
    d[n + 1] = n
print(len(d), list(d)[:2], list(d)[-2:], 29950 in d, 29952 in d)
d = dict.fromkeys(range(28672))
for n in range(28672, 28800):
    d[n] = None
while d:
    d.popitem()
for n in range(20):
    d[n] = n
print(d == {n: n for n in range(20)}, list(d))
