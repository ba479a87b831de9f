__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]  # fmt: skip

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

_FIRST = frozenset(ascii_letters + "_")
_LATER = frozenset(ascii_letters + "_" + digits)


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        # Yields ("text" | "name" | "bad", what it says, what it was written as, where).
        text, mark = self.template, self.delimiter
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield "text", text[at:], text[at:], at
                return
            if found > at:
                yield "text", text[at:found], text[at:found], at
            at = found + len(mark)
            if text.startswith(mark, at):
                at += len(mark)
                yield "text", mark, mark + mark, found
                continue
            start = at + text.startswith("{", at)
            end = start
            if text[start : start + 1] in _FIRST and start < len(text):
                while end < len(text) and text[end] in _LATER:
                    end += 1
            if end == start or (start > at and not text.startswith("}", end)):
                yield "bad", mark, mark, found
                continue
            at = end + (start > at)
            yield "name", text[start:end], text[found:at], found

    def _given(self, mapping, kws):
        if not mapping:
            return kws
        return {**mapping[0], **kws} if kws else mapping[0]

    def substitute(self, *mapping, **kws):
        if len(mapping) > 1:
            raise TypeError(f"Template.substitute() takes from 1 to 2 positional arguments but {len(mapping) + 1} were given")
        given = self._given(mapping, kws)
        parts = []
        for kind, said, written, at in self._pieces():
            if kind == "bad":
                lines = self.template[:at].splitlines(keepends=True) or [""]
                if lines[-1].endswith("\n"):
                    lines.append("")
                raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1]) + 1}")
            parts.append(str(given[said]) if kind == "name" else said)
        return "".join(parts)

    def safe_substitute(self, *mapping, **kws):
        given = self._given(mapping, kws)
        parts = []
        for kind, said, written, at in self._pieces():
            if kind == "name":
                try:
                    said = str(given[said])
                except KeyError:
                    said = written
            parts.append(said)
        return "".join(parts)

    def is_valid(self):
        return all(kind != "bad" for kind, *_ in self._pieces())

    def get_identifiers(self):
        return list(dict.fromkeys(said for kind, said, *_ in self._pieces() if kind == "name"))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
