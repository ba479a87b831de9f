s = 'café ☕'
b = s.encode()
print(b, len(b), b.decode('utf-8'), b[0], b[:3], list(b'ab'), bytes([104, 105]), bytes(3), b'a' + b'b', b'a' in b'cat', b'x' * 3)
print(s.encode('ascii', 'ignore'), s.encode('ascii', errors='replace'), b'\xff'.decode('latin-1'), b'hi'.hex(), bytes.fromhex('6869'), b'a,b'.split(b','), b'up'.upper(), repr(b"it's"))
try:
    s.encode('ascii')
except UnicodeEncodeError as e:
    print(e)
b'\xff\xfe'.decode()
