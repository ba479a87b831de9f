import hashlib
data = b'x' * 1000003
print(*[hashlib.new(name, data).hexdigest()[:9] for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b')])
made = hashlib.sha256(data)
made.update(b'more')
print(made.hexdigest()[:9], made.copy().hexdigest()[:9], hashlib.blake2b(b'y' * 65536, digest_size=9).hexdigest())
