import uuid
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, u.hex, repr(u), u.int % 1000, u == uuid.UUID(u.hex), str(u)[:8], uuid.uuid5(uuid.NAMESPACE_DNS, 'example.com'), uuid.uuid3(uuid.NAMESPACE_URL, 'x'))
r = uuid.uuid4()
print(len(str(r)), r.version, r != uuid.uuid4(), type(r).__name__)
uuid.UUID('not-a-uuid')
