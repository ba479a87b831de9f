"""An extension of Sphinx: the directive ``cache-playground``.

What always holds: a builder that does not write web pages gets the program and the table, and nothing else.
"""

from pathlib import Path
from shutil import copytree

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from . import __version__, element
from .table import Failure, rows, table

logger = logging.getLogger(__name__)

#: Below the pages' own static files.
_COPIED = "cache-playground"


class playground(nodes.General, nodes.Element):
    """The element; its children are what a page without JavaScript shows."""


class program(nodes.literal_block):
    """The program, in the form in which the element reads it."""


class CachePlayground(SphinxDirective):
    """``.. cache-playground::`` with a program as its content, or a file with one as its argument."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {
        **{name: directives.unchanged for name in element.ATTRIBUTES},
        **{name: directives.flag for name in element.FLAGS},
    }

    def run(self):
        source = self.source_text()
        try:
            options = element.checked({**self.config.cache_playground_defaults, **self.options})
        except ValueError as problem:
            raise self.error(str(problem)) from problem
        node = playground(options=options)
        self.set_source_info(node)
        code = program(source, source, language="python", classes=["cache-playground-code"])
        self.set_source_info(code)
        node += code
        if "notable" not in options:
            node += self.table(source, options, node)
        return [node]

    def source_text(self):
        if not self.arguments:
            self.assert_has_content()
            return "\n".join(self.content) + "\n"
        if self.content:
            raise self.error("cache-playground takes a file or a program, and has both")
        name, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(name)
        try:
            return Path(path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeError) as problem:
            raise self.error(f"{name} cannot be read: {problem}") from problem

    def table(self, source, options, node):
        try:
            html = table(source, self.config.cache_playground_program, element.settings(options), options.get("epoch"))
        except Failure as problem:
            logger.warning("cache-playground has no table: %s", problem, location=node, type="cache-playground")
            return []
        return [table_node(rows(html))] if html else []


def table_node(cells):
    """A table as any builder can write it."""
    head, *body = cells
    group = nodes.tgroup(cols=len(head))
    # Of use to builders that draw with characters.
    widths = (max(len(text) + 2 * is_code for text, is_code in column) for column in zip(*cells))
    group += [nodes.colspec(colwidth=min(max(width, 4), 24)) for width in widths]
    group += nodes.thead("", row_node(head))
    group += nodes.tbody("", *map(row_node, body))
    return nodes.table("", group, classes=["cache-playground-steps"])


def row_node(cells):
    row = nodes.row()
    for text, is_code in cells:
        inside = [nodes.literal(text, text) if is_code else nodes.Text(text)] if text else []
        row += nodes.entry("", nodes.paragraph("", "", *inside))
    return row


def visit_playground(self, node):
    # An EPUB is read by what knows neither scripts nor elements.
    if self.builder.name != "epub":
        self.body.append(f"{element.opening(node['options'])}\n")


def depart_playground(self, node):
    if self.builder.name != "epub":
        self.body.append(f"{element.CLOSING}\n")


def visit_program(self, node):
    lit = self.highlighter.highlight_block(node.rawsource, node["language"], location=node)
    # In it these are the only tags that are not spans.
    lit = lit.replace("<pre>", '<pre><code class="language-python">').replace("</pre>", "</code></pre>")
    self.body.append(f'<div class="highlight-python notranslate">{lit}</div>\n')
    raise nodes.SkipNode


def add_script(app, pagename, templatename, context, doctree):
    """Loads the element on the pages that have one."""
    if doctree is None or app.builder.name == "epub" or next(doctree.findall(playground), None) is None:
        return
    folder = app.config.cache_playground_src
    address = element.script_address(folder) if folder else f"{_COPIED}/cache-playground.js"
    app.add_js_file(address, loading_method="async")


def check_config(app, config):
    if config.cache_playground_src or config.cache_playground_folder:
        return
    raise ExtensionError(
        "set cache_playground_src to the address of the playground, or cache_playground_folder to its dist/"
    )


def copy_folder(app):
    """Puts the playground beside the pages, when there is no address to load it from."""
    folder = app.config.cache_playground_folder
    if app.config.cache_playground_src or app.builder.format != "html" or app.builder.name == "epub":
        return
    source = Path(app.confdir, folder)
    if not (source / "cache-playground.js").is_file():
        raise ExtensionError(f"cache_playground_folder: there is no cache-playground.js in {source}")
    copytree(source, Path(app.outdir, "_static", _COPIED), dirs_exist_ok=True)


def setup(app):
    app.add_config_value("cache_playground_src", "", "html", str)
    app.add_config_value("cache_playground_folder", "", "html", str)
    app.add_config_value("cache_playground_defaults", {}, "env", dict)
    app.add_config_value("cache_playground_program", "cache-playground", "env", (str, type(None)))
    transparent = (lambda self, node: None, lambda self, node: None)
    literal = tuple(
        lambda self, node, method=method: getattr(self, f"{method}_literal_block")(node) for method in ("visit", "depart")
    )
    app.add_node(
        playground,
        html=(visit_playground, depart_playground),
        latex=transparent,
        text=transparent,
        man=transparent,
        texinfo=transparent,
        gettext=transparent,
    )
    app.add_node(program, html=(visit_program, None), latex=literal, text=literal, man=literal, texinfo=literal)
    app.add_directive("cache-playground", CachePlayground)
    app.connect("config-inited", check_config)
    app.connect("builder-inited", copy_folder)
    app.connect("html-page-context", add_script)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
