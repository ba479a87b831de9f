import re
text = 'one 1, two 22, three 333'
print(re.findall(r'\d+', text), re.findall(r'(\w+) (\d+)', text), [m.group() for m in re.finditer(r'[a-z]+', text)], re.sub(r'\d', '#', text), re.sub(r'(\w+) (\d+)', r'\2 \1', text, count=1))
print(re.split(r',\s*', text), re.split(r'(\d)', 'a1b2c'), re.sub('[aeiou]', lambda m: m.group().upper(), 'cache'), re.escape('a.b*c'), re.subn('a', 'b', 'aaa'))
p = re.compile(r'^key:(\w+)$', re.I | re.M)
print(p.findall('KEY:a\nkey:b\nno'), p.pattern, re.search(r'a.b', 'a\nb', re.S) is not None, re.findall(r'\bcat\b', 'cat concat cat'), re.sub(r'\s+', ' ', ' a  b '))
