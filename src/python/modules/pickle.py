from _pickle import PickleError, PicklingError, UnpicklingError

__all__ = [
    "PickleError",
    "PicklingError",
    "UnpicklingError",
    "Pickler",
    "Unpickler",
    "dump",
    "dumps",
    "load",
    "loads",
    "HIGHEST_PROTOCOL",
    "DEFAULT_PROTOCOL",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    if protocol is None:
        protocol = DEFAULT_PROTOCOL
    elif protocol < 0:
        protocol = HIGHEST_PROTOCOL
    elif protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return _dumps(obj, protocol)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    if not hasattr(file, "write"):
        raise TypeError("file must have a 'write' attribute")
    file.write(dumps(obj, protocol))


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return _loads(bytes(data))[0]


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if not hasattr(file, "read") or not hasattr(file, "readline"):
        raise TypeError("file must have 'read', 'readinto' and 'readline' attributes")
    start = file.tell()
    value, used = _loads(file.read())
    file.seek(start + used)
    return value


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file, self._protocol = file, protocol

    def dump(self, obj):
        dump(obj, self._file, self._protocol)

    def clear_memo(self):
        pass


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read', 'readinto' and 'readline' attributes")
        self._file = file

    def load(self):
        return load(self._file)


Pickler.__module__ = Unpickler.__module__ = "_pickle"
