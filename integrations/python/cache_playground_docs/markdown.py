"""An extension of Python-Markdown, and so of MkDocs: fenced blocks named ``cache-playground``.

What always holds: a block inside another fenced block is an example of one, and stays as it is.
"""

import re
import shlex
from html import escape

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from . import element
from .table import Failure, table

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_NAME = "cache-playground"


class CachePlaygroundExtension(Extension):
    """``src`` is the address of the playground; the other options are those of Sphinx's extension."""

    def __init__(self, **options):
        self.config = {
            "src": ["", "The address of the playground's folder"],
            "defaults": [{}, "Options for every playground"],
            "program": ["cache-playground", "The program that makes the tables; empty: no tables"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md):
        if not self.getConfig("src"):
            raise ValueError("cache_playground: set src to the address of the playground")
        md.block_level_elements.append(_NAME)
        # Before the extensions that take every fence, and after the line ends are made one.
        md.preprocessors.register(_Blocks(md, self), "cache_playground", 28)


class _Blocks(Preprocessor):
    def __init__(self, md, extension):
        super().__init__(md)
        self.extension = extension

    def run(self, lines):
        done, at, has_any = [], 0, False
        while at < len(lines):
            opened = _FENCE.match(lines[at])
            end = opened and _end(lines, at, opened)
            if not end:
                done.append(lines[at])
                at += 1
            elif opened["info"].split()[:1] == [_NAME]:
                indent = len(opened["indent"])
                program = "\n".join(line[min(indent, len(line) - len(line.lstrip())) :] for line in lines[at + 1 : end])
                # A script that comes twice is run once.
                script = "" if has_any else f"\n{element.script(self.extension.getConfig('src'))}"
                place = self.md.htmlStash.store(self.html(opened["info"], f"{program}\n", at + 1) + script)
                done += ["", f"{opened['indent']}{place}", ""]
                at, has_any = end + 1, True
            else:
                done += lines[at : end + 1]
                at = end + 1
        return done

    def html(self, info, program, line):
        try:
            words = shlex.split(info)[1:]
            pairs = (word.partition("=") for word in words)
            given = {name: value if sign else None for name, sign, value in pairs}
            options = element.checked({**self.extension.getConfig("defaults"), **given})
            engine = self.extension.getConfig("program")
            settings, epoch = element.settings(options), options.get("epoch")
            made = None if "notable" in options else table(program, engine, settings, epoch)
        except (ValueError, Failure) as problem:
            raise ValueError(f"cache-playground, line {line}: {problem}") from problem
        code = self.highlighted(program) or element.code(program)
        return f"{element.opening(options)}\n{code}\n{made or ''}{element.CLOSING}"

    def highlighted(self, program):
        """The program with the marks of Pygments, where the other code of the page has them, too."""
        names = {type(extension).__name__: extension for extension in self.md.registeredExtensions}
        extension = names.get("HighlightExtension") or names.get("CodeHiliteExtension")
        if not extension:
            return None
        try:
            from pygments import highlight
            from pygments.formatters import HtmlFormatter
            from pygments.lexers import PythonLexer
        except ImportError:
            return None
        marked = highlight(program, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
        return f'<div class="{escape(extension.getConfig("css_class"))}">{element.code(program, marked)}</div>'


def _end(lines, at, opened):
    """The line that ends the fence opened at ``at``; None where nothing does."""
    fence = opened["fence"]
    for number in range(at + 1, len(lines)):
        text = lines[number].strip()
        if len(text) >= len(fence) and set(text) == {fence[0]}:
            return number
    return None


def makeExtension(**options):
    """The extension, for those who name this module."""
    return CachePlaygroundExtension(**options)
