"""Writes what CPython 3.11 says of every program in `lines.txt` and `programs.txt` to `expected.txt`.

Run it with CPython 3.11: `python3.11 tests/syntax/record.py`. A program of `lines.txt` is a line with the escapes
`\\n`, `\\t`, `\\r`, `\\\\` and `\\uXXXX`; one of `programs.txt` follows a line `==== name`.
"""

import re
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).parent
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def unescaped(line):
    def character(match):
        text = match.group(1)
        return ESCAPES.get(text) or chr(int(text[1:], 16))

    return re.sub(r"\\(u[0-9a-f]{4}|.)", character, line)


def programs():
    for line in (HERE / "lines.txt").read_text("utf-8").splitlines():
        yield line, unescaped(line)
    text = (HERE / "programs.txt").read_text("utf-8")
    for block in text.split("==== ")[1:]:
        name, _, program = block.partition("\n")
        yield name, program


def verdict(program):
    try:
        compile(program, "<program>", "exec", dont_inherit=True)
    except SyntaxError as error:
        message = error.msg.replace("\n", "\\n")
        return f"{type(error).__name__}\t{error.lineno or 1}\t{message}"
    return "accepted"


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("This needs CPython 3.11.")
    warnings.simplefilter("ignore")
    rows = [f"{name}\t{verdict(program)}\n" for name, program in programs()]
    (HERE / "expected.txt").write_text("".join(rows), "utf-8")


main()
