import re
for p in ('(', ')', '[', '*a', 'a**', '(?P<n>', 'a{2,1}', '\\'):
    try:
        re.compile(p)
        print('fine', p)
    except re.error as e:
        print(p, '->', e)
try:
    re.match('a', 5)
except TypeError as e:
    print(e)
m = re.search('(a)', 'cat')
m.group(2)
