m = memoryview(b'abcdef')
print(m[0], m[-1], bytes(m[1:3]), len(m), m.tobytes(), m[::2].tolist(), m == b'abcdef', m.nbytes, m.readonly, m.hex(), type(m).__name__, m.obj)
b = bytearray(b'xyz'); w = memoryview(b); w[0] = 65; print(b, list(w), 65 in w)
for bad in (lambda: memoryview('text'), lambda: m[9], lambda: m['a'], lambda: m.__setitem__(0, 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
with memoryview(b'q') as q: print(q[0])
q[0]
