class memoryview:
    __module__ = "builtins"
    format, itemsize, ndim = "B", 1, 1

    def __init__(self, object):
        if not isinstance(object, (bytes, bytearray, memoryview)):
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")
        self.obj, self._at = (object.obj, object._at) if isinstance(object, memoryview) else (object, range(len(object)))

    def _read(self):
        if self.obj is None:
            raise ValueError("operation forbidden on released memoryview object")
        return self._at

    def __len__(self):
        return len(self._read())

    nbytes = property(__len__)
    readonly = property(lambda self: isinstance(self.obj, bytes))

    def __getitem__(self, key):
        at = self._read()
        if isinstance(key, slice):
            part = memoryview(self)
            part._at = at[key]
            return part
        try:
            return self.obj[at[key]]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None
        except TypeError:
            raise TypeError("memoryview: invalid slice key") from None

    def __setitem__(self, key, value):
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        at = self._read()[key]
        for place, byte in zip(at, value) if isinstance(key, slice) else [(at, value)]:
            self.obj[place] = byte

    def tobytes(self):
        return bytes(self.tolist())

    __bytes__ = tobytes

    def tolist(self):
        return [self.obj[place] for place in self._read()]

    def hex(self):
        return self.tobytes().hex()

    def __eq__(self, other):
        if isinstance(other, (bytes, bytearray, memoryview)):
            return self.tobytes() == bytes(other)
        return NotImplemented

    def __hash__(self):
        return hash(self.tobytes())

    def release(self):
        self.obj = None

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return f"<memory at {id(self):#x}>"

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle memoryview objects")
