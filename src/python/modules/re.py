__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]
_FLAGS = {
    2: "IGNORECASE", 4: "LOCALE", 8: "MULTILINE", 16: "DOTALL", 32: "UNICODE", 64: "VERBOSE", 128: "DEBUG",
    256: "ASCII",
}
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_MANY = 9223372036854775807


def _names(flags):
    shown = [f"re.{name}" for bit, name in _FLAGS.items() if flags & bit]
    if flags & ~511:
        shown.append(hex(flags & ~511))
    return "|".join(shown)


class RegexFlag(int):
    def __repr__(self):
        return _names(self) or "re.NOFLAG"

    __str__ = __repr__

    def __format__(self, spec):
        return format(repr(self), spec)

    @property
    def name(self):
        return _names(self).replace("re.", "") or "NOFLAG"

    @property
    def value(self):
        return int(self)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


NOFLAG = RegexFlag(0)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


def _shown(value):
    return f"expected string or bytes-like object, got '{type(value).__name__}'"


class Match:
    _c_type = True
    __slots__ = ("re", "string", "pos", "endpos", "_spans")

    def _index(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        try:
            group = group.__index__()
        except AttributeError:
            group = -1
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _get(self, index, default):
        start = self._spans[2 * index]
        end = self._spans[2 * index + 1]
        return default if end < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._get(0, None)
        if len(groups) == 1:
            return self._get(self._index(groups[0]), None)
        return tuple(self._get(self._index(group), None) for group in groups)

    def __getitem__(self, group):
        return self._get(self._index(group), None)

    def groups(self, default=None):
        return tuple(self._get(index, default) for index in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._get(index, default) for name, index in self.re.groupindex.items()}

    def span(self, group=0, /):
        index = self._index(group)
        start, end = self._spans[2 * index : 2 * index + 2]
        return (start, end) if end >= 0 else (-1, -1)

    def start(self, group=0, /):
        return self.span(group)[0]

    def end(self, group=0, /):
        return self.span(group)[1]

    def expand(self, template):
        return _template(self.re, template)(self)

    @property
    def lastindex(self):
        last = self._spans[-1]
        return None if last < 0 else last

    @property
    def lastgroup(self):
        for name, index in self.re.groupindex.items():
            if index == self.lastindex:
                return name

    @property
    def regs(self):
        return tuple(self.span(index) for index in range(self.re.groups + 1))

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 're.Match' object")

    def __class_getitem__(cls, item):
        return cls


class Pattern:
    _c_type = True
    __slots__ = ("pattern", "flags", "groups", "groupindex", "_program")

    def _find(self, string, pos, endpos, mode, count):
        if isinstance(string, (bytes, bytearray)):
            if isinstance(self.pattern, str):
                raise TypeError("cannot use a string pattern on a bytes-like object")
        elif not isinstance(string, str):
            raise TypeError(_shown(string))
        elif not isinstance(self.pattern, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        return _find(self._program, string, pos, endpos, mode, count)

    def _match(self, string, pos, endpos, spans):
        made = object.__new__(Match)
        made.re, made.string, made._spans = self, string, spans
        made.pos = max(0, min(pos, len(string)))
        made.endpos = max(0, min(endpos, len(string)))
        return made

    def _first(self, string, pos, endpos, mode):
        found = self._find(string, pos, endpos, mode, 1)
        if found:
            return self._match(string, pos, endpos, found[0])

    def match(self, string, pos=0, endpos=_MANY):
        return self._first(string, pos, endpos, 0)

    def fullmatch(self, string, pos=0, endpos=_MANY):
        return self._first(string, pos, endpos, 1)

    def search(self, string, pos=0, endpos=_MANY):
        return self._first(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=_MANY):
        found = self._find(string, pos, endpos, 2, _MANY)
        return iter([self._match(string, pos, endpos, spans) for spans in found])

    def findall(self, string, pos=0, endpos=_MANY):
        made = []
        for spans in self._find(string, pos, endpos, 2, _MANY):
            if self.groups == 0:
                made.append(string[spans[0] : spans[1]])
            elif self.groups == 1:
                made.append(string[spans[2] : spans[3]] if spans[3] >= 0 else string[:0])
            else:
                made.append(self._match(string, pos, endpos, spans).groups(string[:0]))
        return made

    def split(self, string, maxsplit=0):
        made, last = [], 0
        for spans in self._find(string, 0, _MANY, 2, maxsplit if maxsplit else _MANY):
            made.append(string[last : spans[0]])
            if self.groups:
                made.extend(self._match(string, 0, _MANY, spans).groups())
            last = spans[1]
        made.append(string[last:])
        return made

    def subn(self, repl, string, count=0):
        found = self._find(string, 0, _MANY, 2, count if count else _MANY)
        expand = repl if callable(repl) else _template(self, repl)
        made, last = [], 0
        for spans in found:
            made.append(string[last : spans[0]])
            part = expand(self._match(string, 0, _MANY, spans))
            if part is not None:
                made.append(part)
            last = spans[1]
        made.append(string[last:])
        return string[:0].join(made), len(found)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        shown = repr(self.pattern)
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        return f"re.compile({shown[:200]}{', ' + _names(flags) if flags else ''})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        return cls


def _template(pattern, template):
    is_bytes = isinstance(template, (bytes, bytearray))
    if not is_bytes and not isinstance(template, str):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
    text = template.decode("latin-1") if is_bytes else template
    parts, at, plain = [], 0, ""

    def group(index, place):
        if index > pattern.groups:
            raise error(f"invalid group reference {index}", template, place)
        parts.append(plain)
        parts.append(index)

    while at < len(text):
        start = at
        char = text[at]
        at += 1
        if char != "\\":
            plain += char
            continue
        if at >= len(text):
            raise error("bad escape (end of pattern)", template, start)
        char = text[at]
        at += 1
        if char == "g":
            if text[at : at + 1] != "<":
                raise error("missing <", template, at)
            end = text.find(">", at)
            name = text[at + 1 : end if end >= 0 else len(text)]
            if not name:
                raise error("missing group name", template, at + 1)
            if end < 0:
                raise error("missing >, unterminated name", template, at + 1)
            if name.isdigit():
                group(int(name), at + 1)
            elif not name.isidentifier():
                raise error(f"bad character in group name {name!r}", template, at + 1)
            elif name not in pattern.groupindex:
                raise IndexError(f"unknown group name {name!r}")
            else:
                group(pattern.groupindex[name], at + 1)
            plain = ""
            at = end + 1
        elif char in "0123456789":
            digits = char
            while len(digits) < 3 and text[at : at + 1].isdigit() and text[at] in "0123456789":
                digits += text[at]
                at += 1
            if char == "0" or len(digits) == 3 and not set(digits) & {"8", "9"}:
                if char == "0":
                    kept = digits.rstrip("89") if set(digits) & {"8", "9"} else digits
                    at -= len(digits) - len(kept)
                    digits = kept
                code = int(digits, 8)
                if code > 255:
                    raise error(f"octal escape value \\{digits} outside of range 0-0o377", template, start)
                plain += chr(code)
            else:
                if len(digits) == 3:
                    at -= 1
                group(int(digits[:2]), start + 1)
                plain = ""
        elif char in _ESCAPES:
            plain += _ESCAPES[char]
        elif char.isascii() and char.isalpha():
            raise error(f"bad escape \\{char}", template, start)
        else:
            plain += "\\" + char
    parts.append(plain)
    if is_bytes:
        parts = [part.encode("latin-1") if isinstance(part, str) else part for part in parts]

    def expand(match):
        empty = match.string[:0]
        return empty.join([match._get(part, empty) if isinstance(part, int) else part for part in parts])

    return expand


_cache = {}


def _compile(pattern, flags):
    flags = int(flags)
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        if isinstance(pattern, (list, dict, set)):
            raise TypeError(f"unhashable type: '{type(pattern).__name__}'")
        raise TypeError("first argument must be string or compiled pattern")
    key = (type(pattern), pattern, flags)
    if key in _cache:
        return _cache[key]
    is_text = isinstance(pattern, str)
    if is_text and flags & 4:
        raise ValueError("cannot use LOCALE flag with a str pattern")
    if not is_text and flags & 32:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if is_text and flags & 256 and flags & 32:
        raise ValueError("ASCII and UNICODE flags are incompatible")
    made = _Program(pattern, flags if is_text else flags | 256)
    if len(made) == 2:
        raise error(made[0], pattern, made[1])
    own = object.__new__(Pattern)
    own.pattern = pattern
    own._program, own.groups, own.groupindex, own.flags = made
    if not is_text:
        own.flags = own.flags & ~256 | flags
    elif not own.flags & 256:
        own.flags |= 32
    if len(_cache) >= 256:
        _cache.clear()
    _cache[key] = own
    return own


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def purge():
    _cache.clear()


def escape(pattern):
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    if isinstance(pattern, str):
        return "".join(["\\" + char if char in special else char for char in pattern])
    return escape(str(pattern, "latin-1")).encode("latin-1")
