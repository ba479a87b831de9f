import timeit, hmac, hashlib, time
def slow(): time.sleep(0.5); return 1
print(timeit.timeit(slow, number=4), timeit.timeit(lambda: None, number=100), timeit.repeat(slow, number=1, repeat=3))
t = timeit.default_timer(); time.sleep(1); print(timeit.default_timer() - t)
for algo in ('md5', 'sha1', 'sha256', 'sha512', hashlib.sha256): print(hmac.new(b'key', b'msg', algo).hexdigest())
h = hmac.new(b'k' * 100, digestmod='sha256'); h.update(b'a'); h.update(b'b'); print(h.hexdigest(), h.name, h.digest_size, h.block_size, hmac.digest(b'k', b'm', 'md5').hex(), hmac.compare_digest('a', 'b'))
for bad in (lambda: hmac.new('k', b'm', 'md5'), lambda: hmac.new(b'k', b'm'), lambda: hmac.new(b'k', 'm', 'sha256'), lambda: hmac.new(b'k', b'm', 'nope')):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
