s = '  Django Cache  '
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.upper().strip(), s.lower().strip(), s.strip().swapcase())
print('a,b,,c'.split(','), 'a b  c'.split(), ' x '.split(' '), 'a,b,c'.rsplit(',', 1), 'one\ntwo\r\n'.splitlines())
print('-'.join('abc'), 'x'.center(7, '*'), 'x'.ljust(3) + '|', 'x'.rjust(3), '42'.zfill(5), '-4'.zfill(4))
print('banana'.count('a'), 'banana'.find('na'), 'banana'.rfind('na'), 'banana'.find('z'), 'banana'.index('n'), 'banana'.replace('a', 'o', 2))
print('title case it'.title(), 'hELLO'.capitalize(), 'k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'x'.partition('='))
