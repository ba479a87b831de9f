from base64 import urlsafe_b64encode as _encode
from hmac import compare_digest
from random import SystemRandom

_system = SystemRandom()
choice = _system.choice
randbits = _system.getrandbits


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return _system.randbytes(32 if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return _encode(token_bytes(nbytes)).rstrip(b"=").decode()
