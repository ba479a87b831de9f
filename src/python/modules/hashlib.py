_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128),
    "sha512": (64, 128), "blake2b": (64, 128),
}
algorithms_available = set(_SIZES)
algorithms_guaranteed = set(_SIZES)


class HASH:
    _c_type = True
    __module__ = "_hashlib"

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        # What is given at once need not be copied.
        if not self._data and type(data) is bytes:
            self._data = data
            return
        if type(self._data) is bytes:
            self._data = bytearray(self._data)
        self._data += data

    def digest(self):
        return _digest(self.name, self._data, self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _start(type(self), self.name, self._data, self.digest_size)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"

    def __reduce_ex__(self, protocol):
        kind = type(self)
        raise TypeError(f"cannot pickle '{kind.__module__}.{kind.__name__}' object")


class _Blake(HASH):
    __module__ = "_blake2"

    def __repr__(self):
        return f"<_blake2.{self.name} object at {hex(id(self))}>"


def _start(kind, name, data, size=None):
    self = object.__new__(kind)
    self.name = name
    self.block_size = _SIZES[name][1]
    self.digest_size = size or _SIZES[name][0]
    self._data = b""
    self.update(data)
    return self


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return _start(HASH, name, string)

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


def _blake_maker(name):
    most = _SIZES[name][0]

    class Blake(_Blake):
        MAX_DIGEST_SIZE = most

        def __new__(cls, data=b"", /, *, digest_size=most, usedforsecurity=True):
            if not 1 <= digest_size <= most:
                raise ValueError(f"digest_size must be between 1 and {most} bytes")
            return _start(cls, name, data, digest_size)

    Blake.__name__ = Blake.__qualname__ = name
    return Blake


_MAKERS = {name: _blake_maker(name) if name[0] == "b" else _maker(name) for name in _SIZES}
md5, sha1, sha224, sha256, sha384, sha512, blake2b = _MAKERS.values()


def new(name, data=b"", **kwargs):
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    if name.lower() not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return _MAKERS[name.lower()](data, **kwargs)
