import hashlib

_BLOCKS = {"sha384": 128, "sha512": 128, "blake2b": 128}


def _mask(key, byte):
    return bytes(part ^ byte for part in key)


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        self._make = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        self._inner = self._make()
        self.digest_size, name = self._inner.digest_size, self._inner.name
        self.name, self.block_size = "hmac-" + name, _BLOCKS.get(name, 64)
        key = self._make(key).digest() if len(key) > self.block_size else key
        self._key = bytes(key).ljust(self.block_size, b"\0")
        self._inner.update(_mask(self._key, 0x36))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return self._make(_mask(self._key, 0x5C) + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    return a == b
