from collections import Counter
c = Counter('mississippi')
print(c, c['s'], c['z'], c.most_common(2), sum(c.values()), list(Counter(a=2).elements()))
c.update('sss')
c['m'] -= 5
print(c, c + Counter(), Counter(a=3) - Counter(a=1), Counter('ab') & Counter('bc'), Counter('ab') | Counter('bc'), dict(Counter([1, 1, 2])), Counter('ab') == Counter('ba'), c.total())
del c['zz']
print(Counter(5))
