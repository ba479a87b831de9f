def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: ('hello world'.capitalize(), 'Hello'.swapcase(), 'hello world'.title(), "they're bill's".title(), 'ß'.upper(), 'ß'.casefold(), 'İ'.lower(), 'ΑΣ'.lower(), 'ǆ'.title()),
    lambda: ('a'.center(5), 'a'.center(4, '*'), 'ab'.center(5, '-'), 'a'.ljust(3) + '|', 'a'.rjust(3, '0'), '-5'.zfill(5), '+5'.zfill(4), 'abc'.zfill(2), 'é'.center(4, 'ü')),
    lambda: ('banana'.count('a'), 'banana'.count('an'), 'banana'.count(''), 'banana'.count('a', 2), 'banana'.count('a', 2, 4), 'aaa'.count('aa'), ''.count('')),
    lambda: ('banana'.find('an'), 'banana'.find('an', 2), 'banana'.rfind('an'), 'banana'.find('x'), 'banana'.index('n'), 'banana'.rindex('n'), 'banana'.find('', 10), 'banana'.find('', 6), 'banana'.find('a', -2), 'éa'.find('a')),
    lambda: ('abc'.startswith('ab'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c'), 'abc'.endswith(('b',)), 'abc'.startswith('b', 1), 'abc'.endswith('b', 0, 2), 'abc'.startswith(''), 'abc'.startswith('', 5), 'abc'.startswith(())),
    lambda: ('a,b,c'.split(','), 'a b  c '.split(), 'a b  c '.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ' a b '.rsplit(None, 1), 'abc'.split('x'), ''.split(), ''.split(','), 'a b c'.split(maxsplit=1), 'a--b'.split('--'), 'a b c'.rsplit(sep=' ', maxsplit=1)),
    lambda: ('a\nb\r\nc'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), 'a\x0bb\u2028c'.splitlines(keepends=False), 'a\n\n'.splitlines()),
    lambda: ('a-b-c'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.partition('-'), 'abc'.rpartition('-')),
    lambda: ('  a '.strip(), 'xxaxx'.strip('x'), 'xyaxy'.lstrip('xy'), 'xyaxy'.rstrip('yx'), '\u3000a'.strip(), ' a '.strip(None), 'abc'.strip('')),
    lambda: ('aXbX'.replace('X', '--'), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'abc'.replace('x', 'y'), 'aaa'.replace('a', '', -1)),
    lambda: ('a\tb'.expandtabs(), 'a\tb\tc'.expandtabs(4), 'a\tb'.expandtabs(tabsize=0), '\t'.expandtabs(2)),
    lambda: ('-'.join(['a', 'b']), ''.join([]), ','.join('abc'), ' '.join(('x',)), '-'.join({'k': 1}), ','.join(str(x) for x in range(3)), ','.join(map(str, [1, 2]))),
    lambda: ('abc'.translate({97: 'A', 98: None, 99: 100}), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), 'aé'.translate({233: 'ee'}), str.maketrans({'a': 1, 98: 'x'}), 'ab'.translate(['q'] * 98)),
    lambda: ('abc'.isalpha(), 'a1'.isalnum(), '12'.isdigit(), '²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), 'a b'.isidentifier(), 'abc'.islower(), 'ABC'.isupper(), ' \t'.isspace(), 'Hello World'.istitle(), ''.isalpha(), 'a\n'.isprintable(), 'é'.isascii(), ''.isascii()),
    lambda: ('abc'.removeprefix('a'), 'abc'.removesuffix('bc'), 'abc'.removeprefix('x'), 'abc'.removesuffix('')),
    lambda: ('é€😀'.encode(), 'é'.encode('latin-1'), 'a€'.encode('ascii', 'replace'), 'a€'.encode('ascii', 'ignore'), 'a€'.encode('ascii', 'xmlcharrefreplace'), 'a€'.encode('ascii', errors='backslashreplace'), 'a'.encode('utf-16')),
    lambda: ('abc' * 3, 3 * 'ab', 'a' * 0, 'a' * -1, 'a' * True, [1, 2] * 2, 2 * (1,), (1,) * 0, b'ab' * 2, bytearray(b'a') * 3),
    lambda: ('a' + 'b', [1] + [2], (1,) + (2,), b'a' + b'b', b'a' + bytearray(b'b'), bytearray(b'a') + b'b'),
    lambda: ('ab'.replace('a', 'x' * 10**6).replace('x', 'y' * 10**6)),
    lambda: ('a' 'b', 'abc'[::-1], 'abc'[-1], 'hello'[1:3], 'é€'[1]),
    lambda: ('abc' < 'abd', 'a' < 'B', 'Z' < 'a', '' < 'a', 'é' > 'z', max('hello'), sorted('hello')),
    lambda: ('abc'.join(5 for _ in ())),
):
    t(f)
