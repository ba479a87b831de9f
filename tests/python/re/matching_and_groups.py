import re
m = re.match(r'(\w+)@(\w+)\.com', 'ann@site.com and more')
print(m.group(), m.group(1), m.groups(), m[2], m.span(), m.start(2), bool(re.match('b', 'abc')), re.search('b', 'abc').start(), re.fullmatch(r'\d+', '123') is not None, re.match('x', 'abc'))
m = re.search(r'(?P<year>\d{4})-(?P<month>\d\d)', 'on 2024-05-17')
print(m.groupdict(), m['year'], m.group('month', 'year'), m)
re.match('x', 'abc').group()
