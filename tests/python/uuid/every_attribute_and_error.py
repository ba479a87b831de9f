import uuid
u = uuid.UUID('{12345678-1234-5678-1234-567812345678}')
print(u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, u.node, u.clock_seq, u.time)
print(uuid.UUID(int=5), uuid.UUID(bytes=b'\x12' * 16, version=4), uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(fields=u.fields) == u)
print(u < uuid.UUID(int=0), hash(u) == hash(u.int), {u: 1}[uuid.UUID(str(u))], sorted([u, uuid.UUID(int=1)])[0], int(u) == u.int)
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'http://python.org/'), uuid.uuid1(node=1, clock_seq=2))
for make in (lambda: uuid.UUID(), lambda: uuid.UUID('123'), lambda: uuid.UUID('g' * 32), lambda: uuid.UUID(bytes=b'1'), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(int=1, version=9), lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(fields=(1 << 32, 2, 3, 4, 5, 6)), lambda: uuid.UUID(5), lambda: setattr(u, 'int', 3), lambda: u < 3, lambda: uuid.uuid5('x', 'y'), lambda: uuid.uuid4(1)):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
r = uuid.uuid4()
print(len(r.hex), r.version, str(r)[14], r.variant == uuid.RFC_4122, isinstance(r, uuid.UUID))
