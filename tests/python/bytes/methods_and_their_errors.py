def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: (b'a'+'a'),
    lambda: (b'a'+1),
    lambda: (b'a'.find('a')),
    lambda: (b'a'.find(256)),
    lambda: (b'a'.index(b'b')),
    lambda: (b'a'.count('a')),
    lambda: (b'a'.split('a')),
    lambda: (b'a'.split(b'')),
    lambda: (b'a'.join(['a'])),
    lambda: (b'a'.join([b'a',1])),
    lambda: (b'a'.join(5)),
    lambda: (b'a'.replace('a',b'b')),
    lambda: (b'a'.startswith('a')),
    lambda: (b'a'.startswith(('a',))),
    lambda: (b'a'.strip('a')),
    lambda: (b'a'.center(5,'x')),
    lambda: (b'a'.center(5,b'xx')),
    lambda: (b'a'.translate('a')),
    lambda: (b'a'.translate(b'a')),
    lambda: (b'a'.hex('::')),
    lambda: (b'ab'.hex(1)),
    lambda: (b'ab'.hex(':',2)),
    lambda: (b'ab'.hex('é')),
    lambda: (bytes.fromhex(1)),
    lambda: (bytes.fromhex('zz')),
    lambda: (b'\xff'.decode()),
    lambda: (b'a'.decode('foo')),
    lambda: (b'a'.decode(1)),
    lambda: (b'a'.partition(b'')),
    lambda: (b'a'.partition('a')),
    lambda: (bytes.maketrans(b'a',b'bb')),
    lambda: (bytes.maketrans('a',b'bb')),
    lambda: (b'a'.removeprefix('a')),
    lambda: (b'a'.expandtabs('a')),
    lambda: (b'a'.zfill('a')),
    lambda: (b'a'.isascii(1)),
):
    t(f)
