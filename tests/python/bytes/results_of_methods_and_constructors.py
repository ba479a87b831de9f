def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: (complex('1+2j'), complex('j'), complex(1, 2), complex(1j, 2j), complex('  (1-2j) '), complex(True), complex(), complex(1.5, -0.0), complex('inf')),
    lambda: (bool(0), bool(''), bool([]), bool('a'), bool(0.0), bool(1j), bool(None), bool(), bool(range(0)), bool({1})),
    lambda: (str(5), str(), str(b'a'), str(b'abc', 'ascii'), str(1.0), str(None), str([1, 'a']), str(10**20), str(True), str(1j), str('x')),
    lambda: (bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(5)), bytes(bytearray(b'q')), bytes('abc', encoding='ascii'), bytes(), bytes((65,)), bytes(x for x in [1, 2])),
    lambda: (bytearray(3), bytearray([1, 2]), bytearray('é', 'utf-8'), bytearray(b'x'), bytearray()),
    lambda: (b'\xc3\xa9'.decode(), b'\xe9'.decode('latin-1'), b'\xff'.decode('utf-8', 'replace'), b'\xffa'.decode(errors='ignore'), b'\xff'.decode('ascii', 'backslashreplace')),
    lambda: ({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {'a': 1} | {'b': 2}, frozenset({1}) | {2}, {1: 2}.keys() & {1}, {1: 2}.items() | {3}),
    lambda: (b'abc'.find(b'c'), b'abc'.find(98), b'a,b'.split(b','), b' a b '.split(), b'a b c'.rsplit(None, 1), b'a,b,c'.rsplit(b',', 1), b'a-b'.partition(b'-'), b'ab'.rpartition(b'-'), b'abc'.replace(b'b', b'X'), b'abc'.upper(), b'ABC'.lower(), b'hello world'.title(), b'aBc'.swapcase(), b'abc'.capitalize(), b' a '.strip(), b'xax'.strip(b'x'), b'a'.center(5, b'*'), b'a'.ljust(3), b'5'.zfill(3), b'a\tb'.expandtabs(4), b'abc'.startswith(b'a'), b'abc'.endswith((b'c', b'd')), b'abc'.startswith(b'', 5), b'a\nb'.splitlines(), b'-'.join([b'a', bytearray(b'b')]), b'abc'.translate(None, b'b'), b'abc'.translate(bytes.maketrans(b'a', b'z')), b'\x01\xff'.hex(), b'\x01\xff\x02'.hex(':'), b'\x01\xff\x02'.hex('-', 2), bytes.fromhex('01 ff'), b'abc'.isalpha(), b'12'.isdigit(), b'abc'.count(b'a'), b'abc'.index(b'b'), b'abc'.removeprefix(b'a'), b'abc'.removesuffix(b'c'), b'abc'[0], b'abc'[1:], b'a' in b'abc', 97 in b'abc', list(b'ab'), b'Ab'.istitle(), b'ab'.islower(), b'a1'.isalnum(), b' '.isspace()),
    lambda: (bytearray.fromhex('ff'), bytearray(b'abc').upper(), bytearray(b'a,b').split(b','), bytearray(b'x').join([b'a', b'b']), bytearray(b'abc') == b'abc', bytearray(b'abc').decode(), bytearray(b'abc')[1], bytearray(b'abc')[1:], bytearray(b'b') > b'a', len(bytearray(5)), bytearray(b'ab').copy(), bytearray(b'abc').find(b'c')),
    lambda: (list(map(str.upper, ['a', 'b'])), list(map(int, '123')), list(map(float, ['1', '2'])), sorted(['b', 'A'], key=str.lower), list(map(str.strip, [' a '])), max('abc', key=str.upper)),
    lambda: (5 .__class__, type(5.0), type('a'), type(b''), type(True), type(1j), type(bytearray()), int.__name__, str.__mro__),
    lambda: (len(str(10**4299))),
    lambda: (str(10**4300)),
    lambda: (int('1' * 4301)),
    lambda: ([].__add__([1]), (1,).__mul__(2), [1].__iadd__([2])),
    lambda: (chr(8364), ord('€'), ascii('é'), repr('a\'b"c\n'), repr('\x00\u200b')),
    lambda: (not 5, not '', -5 .__abs__()),
):
    t(f)
