import re
text = 'a' * 17 + 'b'
print(re.match('(a+)+$', text), re.search('(?=(a|aa)+c)a', text), re.search('(?<!x)((a|aa)+)(?!c)b$', text).span(1))
long = 'some words ' * 1000
print(len(re.findall('[a-z]+', long)), len(re.sub(r'(?<=s)o', '0', long).split('0')), re.search('z|$', long).span())
print(len(re.findall(rb'\w+', long.encode())))
print(re.search('z|$', long * 30).span(), re.search('s z', long * 30 + 'z').span())
