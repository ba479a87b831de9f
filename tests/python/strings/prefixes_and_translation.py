s = 'cache_key.py'
print(s.startswith('cache'), s.startswith(('x', 'c')), s.endswith('.py'), s.startswith('key', 6), s.removesuffix('.py'), s.removeprefix('zz'))
table = str.maketrans({'a': '4', 'e': None, 'k': 'KK'})
print(s.translate(table), s.translate(str.maketrans('ce', 'xy', '_')))
print(s.expandtabs(), 'a\tb'.expandtabs(4), 'ß'.upper(), 'ß'.casefold(), 'ABC'.casefold() == 'abc'.casefold())
s.startswith(['cache'])
