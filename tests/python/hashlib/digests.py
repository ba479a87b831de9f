import hashlib
print(hashlib.md5(b'hello').hexdigest(), hashlib.sha1(b'hello').hexdigest(), hashlib.sha256('key'.encode()).hexdigest(), sep='\n')
h = hashlib.sha256()
h.update(b'a')
h.update(b'b')
print(h.hexdigest() == hashlib.sha256(b'ab').hexdigest(), len(h.digest()), h.name, hashlib.new('md5', b'x').hexdigest()[:8])
hashlib.md5('text')
