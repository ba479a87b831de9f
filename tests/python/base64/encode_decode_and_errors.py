import base64
for data in (b'', b'f', b'fo', b'foo', b'foob', bytes(range(250, 256))):
    e = base64.b64encode(data)
    print(e, base64.b64decode(e) == data, base64.urlsafe_b64encode(data), base64.urlsafe_b64decode(base64.urlsafe_b64encode(data)) == data)
print(base64.b64decode('Zm9v\nYmFy'), base64.b64encode(b'\xff\xfe', altchars=b'-_'))
for bad in (lambda: base64.b64encode('text'), lambda: base64.b64decode('Zm9'), lambda: base64.b64decode('Z'), lambda: base64.b64decode('é'), lambda: base64.b64decode(5), lambda: base64.b64decode('Zm9v!', validate=True)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
