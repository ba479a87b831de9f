"""Writes the tables of src/python/text/unicode.rs: python3.11 tests/text/unicode_tables.py > src/python/text/unicode.rs"""

import sys
import unicodedata

assert sys.version_info[:2] == (3, 11) and unicodedata.unidata_version == "14.0.0"
ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]


def runs(holds):
    """The lengths of alternating runs from U+0080 on, first one where `holds` is false, as little-endian base 128."""
    out, current, start = bytearray(), False, 0x80
    for code in range(0x80, 0x110001):
        value = code < 0x110000 and not 0xD800 <= code <= 0xDFFF and holds(chr(code))
        if code == 0x110000 or value != current:
            if code == 0x110000 and not current:
                break
            out += number(code - start)
            current, start = value, code
    return bytes(out)


def number(value):
    """A number as little-endian base 128."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return out


def mapping(change):
    """Where `change` makes one other character of one: runs of three numbers, from U+0080 on.

    They are how far the run starts behind the last one, twice its length less one (plus one where it takes every
    second character), and twice the distance to what its characters become (plus one where that is before them).
    """
    changed = [(ord(c), ord(to) - ord(c)) for c in ALL if c >= "\x80" and c != (to := change(c)) and len(to) == 1]
    out, end = bytearray(), 0x80
    while changed:
        start, distance = changed[0]
        step = changed[1][0] - start if len(changed) > 1 and changed[1][1] == distance else 1
        step = step if step in (1, 2) else 1
        length = 1
        while changed[length : length + 1] == [(start + length * step, distance)]:
            length += 1
        out += number(start - end) + number((length - 1) * 2 + step - 1) + number(abs(distance) * 2 + (distance < 0))
        end = changed[length - 1][0] + 1
        del changed[:length]
    return bytes(out)


def literal(data):
    lines, line = [], ""
    for byte in data:
        line += f"\\x{byte:02x}"
        if len(line) >= 112:
            lines.append(line)
            line = ""
    return 'b"\\\n      ' + "\\\n      ".join(lines + [line] if line else lines) + '"'


def pairs(changed):
    return " ".join(char + to for char, to in changed)


def wrapped(text):
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > 100:
            lines.append(line)
            line = ""
        line += word + " "
    return '"\\\n      ' + "\\\n      ".join(lines + [line]) + '"'


def is_georgian(char):
    return 0x10D0 <= ord(char) <= 0x10FF


def is_cherokee(char):
    return 0x13A0 <= ord(char) <= 0x13FF or 0xAB70 <= ord(char) <= 0xABBF


def ends_word(text):
    return text.lower().endswith("ς")


def is_ignorable(char):
    return ends_word("A" + char + "Σ") and not ends_word(char + "Σ")


def escape(text):
    return "".join(c if c == " " or (c.isprintable() and not unicodedata.combining(c)) else f"\\u{{{ord(c):x}}}" for c in text)


TABLES = [
    ("PRINTABLE", "Printable characters", str.isprintable),
    ("ALPHA", "Letters", str.isalpha),
    ("NUMERIC", "Numbers of any kind", str.isnumeric),
    ("DIGIT", "Digits that are not decimal", lambda c: c.isdigit() and not c.isdecimal()),
    ("LOWERCASE", "Characters in lowercase", str.islower),
    ("UPPERCASE", "Characters in uppercase", str.isupper),
    ("IGNORABLE", "Characters that do not matter to the sigma beside them", is_ignorable),
    ("DECIMAL", "Decimal digits; every run is a whole number of tens, each from 0 to 9", str.isdecimal),
]
upper = [(c, c.upper()) for c in ALL if len(c.upper()) > 1]
title = [(c, c.title()) for c in ALL if c.title() != c.upper() and not is_georgian(c)]
fold = [(c, c.casefold()) for c in ALL if c.casefold() != c.lower() and not is_cherokee(c)]
if __name__ == "__main__":
    print("//! What Unicode 14 says of characters beyond ASCII; written by `tests/text/unicode_tables.py`.")
    print("//! Invariant: a set is the lengths of alternating runs from U+0080 on, outside first, in base 128, low digits first.")
    print("\nuse super::classify::{Mapping, Set};")
    for name, what, holds in TABLES:
        print(f"\n/// {what}.\npub static {name}: Set = Set::of({literal(runs(holds))});")
    for name, what, change in [("LOWER", "lowercase", str.lower), ("UPPER", "uppercase", str.upper)]:
        print(f"\n/// Runs of characters whose {what} is one other character, in three numbers each: how far behind the last run,")
        print("/// twice the length less one, plus one for every second character, twice the distance, plus one for backwards.")
        print(f"pub static {name}: Mapping = Mapping::of({literal(mapping(change))});")
    print("\n/// Characters whose uppercase is more than one, each followed by its uppercase.")
    print(f"pub const LONG_UPPER: &str = {wrapped(escape(pairs(upper)))};")
    print("\n/// Characters whose titlecase is not their uppercase, each followed by its titlecase. Georgian is left out.")
    print(f"pub const TITLE: &str = {wrapped(escape(pairs(title)))};")
    print("\n/// Characters whose casefold is not their lowercase, each followed by its casefold. Cherokee is left out.")
    print(f"pub const FOLD: &str = {wrapped(escape(pairs(fold)))};")
