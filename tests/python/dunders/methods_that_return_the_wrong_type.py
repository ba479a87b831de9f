class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __index__(self): return 1.5
    def __str__(self): return 5
    def __repr__(self): return None
    def __bool__(self): return 1
    def __len__(self): return -1
    def __format__(self, s): return 5
    def __bytes__(self): return 'x'
    def __hash__(self): return 'x'
bad = Bad()
for f in [lambda: int(bad), lambda: float(bad), lambda: [1][bad], lambda: str(bad), lambda: repr(bad), lambda: bool(bad), lambda: len(bad), lambda: format(bad), lambda: bytes(bad), lambda: hash(bad), lambda: f'{bad}', lambda: '%s' % bad, lambda: '%d' % bad, lambda: 'a' * bad, lambda: complex(bad), lambda: '{}'.format(bad)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
