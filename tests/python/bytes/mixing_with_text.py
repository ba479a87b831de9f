for f in (lambda: b'a' + 'b', lambda: 'a' in b'abc', lambda: b'a'.replace('a', 'b'), lambda: bytes('abc'), lambda: bytes([256]), lambda: bytes(['a']), lambda: 'abc'.decode(), lambda: b'abc'.encode(), lambda: b','.join(['a']), lambda: b'a' < 'b', lambda: b'abc'.__setitem__(0, 1)):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(b'a' == 'a', str(b'a'), f'{b"x"}', 'key:' + str(b'k'))
b'abc'[0] = 1
