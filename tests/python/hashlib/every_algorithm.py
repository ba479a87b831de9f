import hashlib
for n in ('md5','sha1','sha224','sha256','sha384','sha512','blake2b'):
    h = hashlib.new(n, b'abc')
    h.update(b'x'*1000)
    c = h.copy(); c.update(b'1')
    print(n, h.name, h.digest_size, h.block_size, h.hexdigest(), c.hexdigest())
print(hashlib.blake2b(b'q', digest_size=16).hexdigest(), hashlib.md5(b'a', usedforsecurity=False).hexdigest())
print(hashlib.new('SHA256').name)
def t(f):
    try: print(f())
    except Exception as e: print(repr(e))
t(lambda:hashlib.new('nope'));t(lambda:hashlib.md5(5));t(lambda:hashlib.blake2b(digest_size=99));t(lambda:hashlib.md5(b'').foo);t(lambda:hashlib.md5('x'))
