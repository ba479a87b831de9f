#!/usr/bin/env python3
"""Runs the programs of errors.txt and silent.txt under real CPython and Django, and writes what they say into them.

    record.py [--check]

A program is followed by `---- says` and the text of its last warning or exception, as ../django/run_django.py prints it.
Programs that the playground refuses say something of its own; their blocks begin with `==== refused` and are left alone.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RUNNER = HERE.parent / "django" / "run_django.py"


def said(program):
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "main.py"
        script.write_text(program)
        done = subprocess.run([sys.executable, str(RUNNER), str(script)], capture_output=True, text=True, timeout=60)
    found = re.findall(r"^!! (?:warning on line \d+: (.*)|exception on line \d+\n(.*))$", done.stdout, re.M)
    return "".join(found[-1]) if found else f"nothing\n{done.stderr}"


def main():
    wrong = 0
    for path in [HERE / "errors.txt", HERE / "silent.txt"]:
        blocks = re.split(r"^(==== .*\n)", path.read_text(), flags=re.M)
        for index in range(1, len(blocks), 2):
            if blocks[index].startswith("==== refused"):
                continue
            program, _, rest = blocks[index + 1].partition("---- says\n")
            old, newline, after = rest.partition("\n")
            now = said(program)
            if now != old:
                wrong += 1
                print(f"{path.name}: {blocks[index].strip()}\n  - {old}\n  + {now}")
            blocks[index + 1] = f"{program}---- says\n{now}{newline or chr(10)}{after}"
        if "--check" not in sys.argv:
            path.write_text("".join(blocks))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
