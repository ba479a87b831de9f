import hashlib, hmac, json, base64, secrets, time
from django.core.cache import cache
SECRET = b'k'
def sign(data):
    raw = base64.urlsafe_b64encode(json.dumps(data, sort_keys=True).encode()).rstrip(b'=')
    sig = hmac.new(SECRET, raw, hashlib.sha256).hexdigest()[:12]
    return f'{raw.decode()}.{sig}'
def unsign(token):
    raw, _, sig = token.partition('.')
    good = hmac.new(SECRET, raw.encode(), 'sha256').hexdigest()[:12]
    if not hmac.compare_digest(sig, good): raise ValueError('bad signature')
    return json.loads(base64.urlsafe_b64decode(raw + '=' * (-len(raw) % 4)))
t = sign({'user': 5, 'exp': 10}); print(t, unsign(t))
cache.set(f'token:{t}', True, 10); print(cache.get(f'token:{t}')); time.sleep(10); print(cache.get(f'token:{t}', 'expired'))
print(len(secrets.token_urlsafe(8)), hashlib.sha1(b'x').hexdigest()[:8], hashlib.new('md5', b'x').hexdigest()[:8], hashlib.blake2b(b'x', digest_size=4).hexdigest())
unsign(t[:-1] + 'z')
