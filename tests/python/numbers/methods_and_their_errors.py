def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: ((5).to_bytes(1,'foo')),
    lambda: ((256).to_bytes(1,'big')),
    lambda: ((-1).to_bytes(1,'big')),
    lambda: ((-1).to_bytes(1,'big',signed=True)),
    lambda: ((5).to_bytes(-1,'big')),
    lambda: ((5).to_bytes()),
    lambda: ((5).to_bytes('a')),
    lambda: (int.from_bytes(5)),
    lambda: (int.from_bytes('a')),
    lambda: (int.from_bytes([1,2],'little')),
    lambda: (int.from_bytes(b'ab','foo')),
    lambda: (int.from_bytes([256])),
    lambda: ((5).bit_length(1)),
    lambda: ((1.5).is_integer()),
    lambda: ((1).is_integer()),
    lambda: (float.fromhex('zz')),
    lambda: ((1.5).hex()),
    lambda: ((1).conjugate()),
    lambda: ((1j).conjugate(1)),
    lambda: ((1).as_integer_ratio()),
):
    t(f)
