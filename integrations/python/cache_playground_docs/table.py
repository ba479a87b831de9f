"""The execution table of a program, made by the playground's own engine.

What always holds: without the engine's program there is no table, and documentation is built all the same.
"""

import shutil
import subprocess
import tempfile
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

#: Seconds; a program that does not end meets the engine's own limits long before.
_PATIENCE = 60


class Failure(Exception):
    """Why there is no table, in words for the author."""


@lru_cache(maxsize=1024)
def table(program, engine, settings=None, epoch=None):
    """The table as HTML, or None where ``engine`` (a path, or a name on the PATH) is not there.

    Raises Failure where the program cannot be run.
    """
    path = engine and shutil.which(engine)
    if not path:
        return None
    command = [path, "trace", "-", "--format", "html"]
    if epoch is not None:
        command += ["--epoch", epoch]
    with tempfile.TemporaryDirectory() as folder:
        if settings is not None:
            file = Path(folder, "settings.py")
            file.write_text(settings, encoding="utf-8")
            command += ["--settings", str(file)]
        try:
            done = subprocess.run(command, input=program.encode(), capture_output=True, timeout=_PATIENCE)
        except (OSError, subprocess.SubprocessError) as problem:
            raise Failure(f"{engine}: {problem}") from problem
    # A program that raises on purpose has a table, too.
    if done.returncode in (0, 1) and done.stdout:
        return done.stdout.decode()
    raise Failure(done.stderr.decode(errors="replace").strip() or f"{engine} ended with {done.returncode}")


def rows(html):
    """The cells of a table, the head's row first: lists of pairs of a text and whether it is code."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.rows


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append(("", False))
        elif tag == "code":
            self.rows[-1][-1] = ("", True)

    def handle_data(self, data):
        if self.rows and self.rows[-1] and data != "\n":
            text, is_code = self.rows[-1][-1]
            self.rows[-1][-1] = (text + data, is_code)
