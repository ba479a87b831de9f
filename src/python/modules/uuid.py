import time as _time
from hashlib import md5 as _md5, sha1 as _sha1
from random import SystemRandom as _System

_bytes, _int = bytes, int
_system = _System()
NAMES = {0: "reserved for NCS compatibility", 1: "specified in RFC 4122", 2: "reserved for Microsoft compatibility"}
RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT = NAMES.values()
RESERVED_FUTURE = "reserved for future definition"


class UUID:
    __slots__ = ("int", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "")
            hex = hex.strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        if fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            int = 0
            for n, (value, width) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                if not 0 <= value < 1 << width:
                    raise ValueError(f"field {n} out of range (need a {width}-bit value)")
                int = int << width | value
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) & ~(0xF000 << 64) | 0x8000 << 48 | version << 76
        object.__setattr__(self, "int", int)

    def __getstate__(self):
        return {"int": self.int}

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return "UUID(%r)" % str(self)

    def __str__(self):
        hex = self.hex
        return f"{hex[:8]}-{hex[8:12]}-{hex[12:16]}-{hex[16:20]}-{hex[20:]}"

    def _field(shift, width):
        return property(lambda self: self.int >> shift & (1 << width) - 1)

    time_low, time_mid, time_hi_version = _field(96, 32), _field(80, 16), _field(64, 16)
    clock_seq_hi_variant, clock_seq_low, node = _field(56, 8), _field(48, 8), _field(0, 48)
    clock_seq = _field(48, 14)
    time = property(lambda self: (self.time_hi_version & 0xFFF) << 48 | self.time_mid << 32 | self.time_low)
    bytes = property(lambda self: self.int.to_bytes(16, "big"))
    hex = property(lambda self: "%032x" % self.int)
    urn = property(lambda self: "urn:uuid:" + str(self))
    fields = property(
        lambda self: (
            self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node
        )
    )

    @property
    def bytes_le(self):
        bytes = self.bytes
        return bytes[3::-1] + bytes[5:3:-1] + bytes[7:5:-1] + bytes[8:]

    @property
    def variant(self):
        bits = self.int >> 61 & 7
        return RESERVED_NCS if bits < 4 else RFC_4122 if bits < 6 else RESERVED_MICROSOFT if bits < 7 else RESERVED_FUTURE

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xF

    def _compare(decide):
        return lambda self, other: decide(self.int, other.int) if isinstance(other, UUID) else NotImplemented

    __eq__ = _compare(lambda a, b: a == b)
    __lt__ = _compare(lambda a, b: a < b)
    __gt__ = _compare(lambda a, b: a > b)
    __le__ = _compare(lambda a, b: a <= b)
    __ge__ = _compare(lambda a, b: a >= b)
    del _field, _compare


def getnode():
    return 0x024250AA1B2C


def uuid1(node=None, clock_seq=None):
    ticks = _time.time_ns() // 100 + 0x01B21DD213814000
    if clock_seq is None:
        clock_seq = _system.getrandbits(14)
    node = getnode() if node is None else node
    fields = ticks & 0xFFFFFFFF, ticks >> 32 & 0xFFFF, ticks >> 48 & 0xFFF, clock_seq >> 8 & 0x3F, clock_seq & 0xFF, node
    return UUID(fields=fields, version=1)


def _named(make, namespace, name, version):
    return UUID(bytes=make(namespace.bytes + _bytes(name, "utf-8")).digest()[:16], version=version)


def uuid3(namespace, name):
    return _named(_md5, namespace, name, 3)


def uuid4():
    return UUID(bytes=_system.randbytes(16), version=4)


def uuid5(namespace, name):
    return _named(_sha1, namespace, name, 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
