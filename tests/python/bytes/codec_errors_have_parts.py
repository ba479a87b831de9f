for f in [lambda: 'aé€😀'.encode('ascii'), lambda: '😀'.encode('latin-1'), lambda: b'a\xff\xfe'.decode(), lambda: b'\xe2\x82'.decode(), lambda: bytes('é', 'ascii'), lambda: str(b'\xff', 'ascii'), lambda: b'\x80'.decode('ascii')]:
    try: f()
    except UnicodeError as e:
        print(type(e).__name__, e, e.args, repr(e), e.start, e.end, e.reason, e.object, e.encoding)
try: 'é'.encode('ascii')
except ValueError as e: print(e)
print('é'.encode('ascii', 'replace'))
b'\xff'.decode('utf8')
