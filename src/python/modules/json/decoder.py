__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._has_hooks = any((object_hook, object_pairs_hook, parse_float, parse_int, parse_constant))

    def decode(self, s):
        start = len(s) - len(s.lstrip(" \t\n\r"))
        obj, end = self.raw_decode(s, start)
        rest = s[end:].lstrip(" \t\n\r")
        if rest:
            raise JSONDecodeError("Extra data", s, len(s) - len(rest))
        return obj

    def raw_decode(self, s, idx=0):
        value, end = _scan(s, idx, self.strict, self._has_hooks)
        return (self._revive(value) if self._has_hooks else value), end

    def _revive(self, node):
        if type(node) is list:
            return [self._revive(item) for item in node]
        if type(node) is not tuple:
            return node
        kind, content = node
        if kind == "{":
            pairs = [(key, self._revive(value)) for key, value in content]
            if self.object_pairs_hook is not None:
                return self.object_pairs_hook(pairs)
            return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))
        if kind == "f":
            return self.parse_float(content)
        if kind == "i":
            return self.parse_int(content)
        if self.parse_constant is float:
            return float(content.replace("Infinity", "inf"))
        return self.parse_constant(content)
