import re
import sys


def _order(pair):
    return _Key(pair[0])


class _Key:
    def __init__(self, of):
        self.of = of

    def __lt__(self, other):
        try:
            return self.of < other.of
        except TypeError:
            return (str(type(self.of)), id(self.of)) < (str(type(other.of)), id(other.of))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._step, self._width, self._depth, self._sort, self._grouped = indent, width, depth, sort_dicts, underscore_numbers
        self._stream = stream

    def pprint(self, object):
        print(self.pformat(object), file=self._stream or sys.stdout)

    def pformat(self, object):
        return self._format(object, 0, 0, [])

    def _items(self, object):
        return sorted(object.items(), key=_order) if self._sort else list(object.items())

    def _repr(self, object, above):
        show = type(object).__repr__
        if self._grouped and show is int.__repr__:
            return f"{object:_d}"
        if show not in (dict.__repr__, list.__repr__, tuple.__repr__) or not object:
            return repr(object)
        kind = type(object).__name__
        if any(other is object for other in above):
            return f"<Recursion on {kind} with id={id(object)}>"
        if self._depth and len(above) >= self._depth:
            return {dict.__repr__: "{...}", list.__repr__: "[...]"}.get(show, "(...)")
        above = [*above, object]
        if show is dict.__repr__:
            parts = (f"{self._repr(key, above)}: {self._repr(value, above)}" for key, value in self._items(object))
            return "{" + ", ".join(parts) + "}"
        text = ", ".join([self._repr(part, above) for part in object])
        return f"[{text}]" if show is list.__repr__ else f"({text},)" if len(object) == 1 else f"({text})"

    def _format(self, object, indent, allowance, above):
        text = self._repr(object, above)
        if len(text) <= self._width - indent - allowance or any(other is object for other in above):
            return text
        show = type(object).__repr__
        inner = [*above, object]
        if show is dict.__repr__:
            rows = [(self._repr(key, inner) + ": ", value) for key, value in self._items(object)]
            return self._rows("{", rows, "}", indent, allowance, inner)
        if show is list.__repr__:
            return self._rows("[", [("", part) for part in object], "]", indent, allowance, inner)
        if show is tuple.__repr__:
            return self._rows("(", [("", part) for part in object], ",)" if len(object) == 1 else ")", indent, allowance, inner)
        if show in (set.__repr__, frozenset.__repr__):
            start, end = ("{", "}") if type(object) is set else (type(object).__name__ + "({", "})")
            rows = [("", part) for part in sorted(object, key=_Key)]
            return self._rows(start, rows, end, indent + len(start) - 1, allowance, inner)
        if show is str.__repr__:
            return self._text(object, indent, allowance, not above)
        if "__dataclass_fields__" in dir(type(object)) and "<locals>" not in show.__qualname__:
            fields = type(object).__dataclass_fields__.values()
            rows = [(field.name + "=", getattr(object, field.name)) for field in fields if field.repr]
            start = type(object).__name__ + "("
            return self._rows(start, rows, ")", indent + len(start) - self._step, allowance, inner, "")
        return text

    def _rows(self, start, rows, end, indent, allowance, above, pad=None):
        indent += self._step
        parts = []
        for place, (label, value) in enumerate(rows):
            left = allowance + len(end) if place == len(rows) - 1 else 1
            parts.append(label + self._format(value, indent + len(label), left, above))
        pad = " " * (self._step - 1) if pad is None else pad
        return start + pad + (",\n" + " " * indent).join(parts) + end

    def _text(self, object, indent, allowance, is_outer):
        if is_outer:
            indent, allowance = indent + 1, allowance + 1
        chunks = []
        lines = object.splitlines(True)
        for place, line in enumerate(lines):
            is_last = place == len(lines) - 1
            width = self._width - indent
            if len(repr(line)) <= width - (allowance if is_last else 0):
                chunks.append(repr(line))
                continue
            current = ""
            words = re.findall(r"\S*\s*", line)[:-1]
            for at, word in enumerate(words):
                if at == len(words) - 1 and is_last:
                    width -= allowance
                if len(repr(current + word)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) <= 1:
            return repr(object)
        text = ("\n" + " " * indent).join(chunks)
        return f"({text})" if is_outer else text


def pformat(object, indent=1, width=80, depth=None, **options):
    return PrettyPrinter(indent, width, depth, **options).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, **options):
    PrettyPrinter(indent, width, depth, stream, **options).pprint(object)


def pp(object, *args, sort_dicts=False, **options):
    pprint(object, *args, sort_dicts=sort_dicts, **options)
