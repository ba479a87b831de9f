_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")


def b64encode(s, altchars=None):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    made = bytearray()
    for at in range(0, len(s), 3):
        part = s[at : at + 3]
        bits = int.from_bytes(part + bytes(3 - len(part)), "big")
        made += bytes(_LETTERS[bits >> shift & 63] for shift in (18, 12, 6, 0))[: len(part) + 1]
        made += b"=" * (3 - len(part))
    made = bytes(made)
    return made.translate(bytes.maketrans(b"+/", altchars)) if altchars else made


def b64decode(s, altchars=None, validate=False):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        s = s.encode()
    elif not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not '{type(s).__name__}'")
    if altchars:
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    bits = held = letters = 0
    made = bytearray()
    for at, byte in enumerate(s):
        if byte == 61 and (letters + s[: at + 1].count(b"=")) % 4 == 0:
            return bytes(made)
        value = _LETTERS.find(byte)
        if value >= 0:
            letters += 1
            bits, held = (bits << 6 | value) & 0xFFFF, held + 6
            if held >= 8:
                held -= 8
                made.append(bits >> held & 255)
        elif validate and byte != 61:
            raise Error("Only base64 data is allowed")
    if letters % 4 == 1:
        raise Error(
            "Invalid base64-encoded string: number of data characters "
            f"({letters}) cannot be 1 more than a multiple of 4"
        )
    if letters % 4:
        raise Error("Incorrect padding")
    return bytes(made)


class Error(ValueError):
    __module__ = "binascii"


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL[0])


def urlsafe_b64decode(s):
    return b64decode((s.encode() if isinstance(s, str) else s).translate(_URL[1]))


standard_b64encode, standard_b64decode = b64encode, b64decode
