from collections import namedtuple

__all__ = ["quote", "quote_plus", "unquote", "unquote_plus", "urlencode", "parse_qs", "parse_qsl", "urlsplit", "urlparse",
           "urlunsplit", "urlunparse"]

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
SplitResult = namedtuple("SplitResult", "scheme netloc path query fragment")
ParseResult = namedtuple("ParseResult", "scheme netloc path params query fragment")


def quote(string, safe="/", encoding="utf-8", errors="strict"):
    if not isinstance(string, (str, bytes)):
        raise TypeError("quote_from_bytes() expected bytes")
    data = string.encode(encoding, errors) if isinstance(string, str) else string
    kept = _SAFE.union(safe)
    return "".join(chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in data)


def quote_plus(string, safe="", encoding="utf-8", errors="strict"):
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    first, *parts = string.split("%")
    made, data = [first], b""
    for part in parts:
        try:
            data += bytes([int(part[:2], 16)]) if len(part[:2]) == 2 else b"%" + part[:2].encode()
            rest = part[2:]
        except ValueError:
            data, rest = data + b"%", part
        if rest:
            made += [data.decode(encoding, errors), rest]
            data = b""
    return "".join([*made, data.decode(encoding, errors)])


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, "items") else query

    def text(value):
        return quote_via(value if isinstance(value, (str, bytes)) else str(value), safe)

    made = []
    try:
        for name, value in pairs:
            many = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__")
            made += [f"{text(name)}={text(each)}" for each in (value if many else [value])]
    except (TypeError, ValueError):
        raise TypeError("not a valid non-string sequence or mapping object") from None
    return "&".join(made)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, separator="&"):
    made = []
    for part in qs.split(separator) if qs else ():
        name, mark, value = part.partition("=")
        if part and not mark and strict_parsing:
            raise ValueError(f"bad query field: {part!r}")
        if mark and value or part and keep_blank_values:
            made.append((unquote_plus(name), unquote_plus(value)))
    return made


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, separator="&"):
    made = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, separator):
        made.setdefault(name, []).append(value)
    return made


def _parts(url, scheme):
    url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    head, mark, rest = url.partition(":")
    if mark and head[:1].isalpha() and head.isascii() and head.replace("+", "").replace("-", "").replace(".", "").isalnum():
        scheme, url = head.lower(), rest
    netloc = ""
    if url.startswith("//"):
        netloc, mark, path = url[2:].partition("/")
        url = mark + path
    return scheme, netloc, url, query, fragment


class _Host:
    @property
    def hostname(self):
        host = self.netloc.rpartition("@")[2].partition(":")[0]
        return host.lower() or None

    @property
    def port(self):
        port = self.netloc.rpartition("@")[2].partition(":")[2]
        return int(port) if port else None

    @property
    def username(self):
        return self.netloc.rpartition("@")[0].partition(":")[0] or None

    def geturl(self):
        path = self.path + (f";{self.params}" if getattr(self, "params", "") else "")
        start = (f"{self.scheme}:" if self.scheme else "") + (f"//{self.netloc}" if self.netloc else "")
        return start + path + (f"?{self.query}" if self.query else "") + (f"#{self.fragment}" if self.fragment else "")


class SplitResult(SplitResult, _Host):
    __slots__ = ()


class ParseResult(ParseResult, _Host):
    __slots__ = ()


def urlsplit(url, scheme="", allow_fragments=True):
    return SplitResult(*_parts(url, scheme))


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = _parts(url, scheme)
    head, mark, last = path.rpartition("/")
    last, _, params = last.partition(";")
    return ParseResult(scheme, netloc, head + mark + last, params, query, fragment)


def urlunsplit(components):
    return SplitResult(*components).geturl()


def urlunparse(components):
    return ParseResult(*components).geturl()
