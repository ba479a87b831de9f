"""The element ``<cache-playground>`` as text.

What always holds: whatever stands in an option or a program is text on the page, never markup of it.
"""

import math
from copy import deepcopy
from html import escape
from urllib.parse import urljoin

#: Attributes of the element that an author may set.
ATTRIBUTES = (
    "view",
    "mode",
    "run",
    "step",
    "t",
    "speed",
    "readonly",
    "lines",
    "hl",
    "hide",
    "max",
    "cull",
    "timeout",
    "prefix",
    "version",
    "settings",
    "epoch",
    "theme",
    "accent",
    "lang",
    "motion",
    "height",
    "loading",
    "title",
)
#: Options without a value.
FLAGS = ("readonly", "quiz", "notable")

_CHOICES = {
    "view": ("full", "stage", "steps", "code", "quiz"),
    "run": ("0", "1", "play"),
    "theme": ("auto", "light", "dark"),
    "motion": ("auto", "reduce"),
    "loading": ("lazy", "eager", "click"),
}
_NUMBERS = ("step", "t", "speed", "max", "cull", "timeout", "version", "epoch", "height")
_CACHE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {}}
#: Options that stand for a setting of the cache, and its name.
_SETTINGS = {
    "max": "MAX_ENTRIES",
    "cull": "CULL_FREQUENCY",
    "timeout": "TIMEOUT",
    "prefix": "KEY_PREFIX",
    "version": "VERSION",
}


def _number(text, name="value"):
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"the option {name} is a number, and {text!r} is none")
    # A version is part of every key: 2, not 2.0.
    return int(number) if number.is_integer() else number


def checked(options):
    """The options of one playground, with ``quiz`` written out.

    Raises ValueError, in words for the author, where one is not known or cannot have its value.
    """
    given = {}
    for name, value in options.items():
        if name in FLAGS:
            if value not in (None, "", True, False):
                raise ValueError(f"the option {name} takes no value, and {value!r} is one")
            if value is not False:
                given[name] = ""
            continue
        if name not in ATTRIBUTES:
            raise ValueError(f"there is no option {name}; there are {', '.join(sorted({*ATTRIBUTES, *FLAGS}))}")
        value = "" if value is None else str(value)
        if value not in _CHOICES.get(name, (value,)):
            raise ValueError(f"the option {name} is one of {', '.join(_CHOICES[name])}, and {value!r} is none of them")
        if name in _NUMBERS and (name, value) != ("timeout", "none"):
            _number(value, name)
        given[name] = value
    if "quiz" in given:
        del given["quiz"]
        given["view"] = "quiz"
    return given


def settings(options):
    """The text of ``settings.py`` for which the options stand; None where it is Django's own."""
    if "settings" in options:
        return options["settings"]
    cache = deepcopy(_CACHE)
    for name, place in _SETTINGS.items():
        if name in options:
            value = options[name]
            held = cache["OPTIONS"] if name in ("max", "cull") else cache
            held[place] = value if name == "prefix" else None if value == "none" else _number(value)
    return f"CACHES = {{'default': {cache!r}}}\n" if cache != _CACHE else None


def opening(options):
    """The element's start tag, for options that are checked."""
    names = [name for name in ATTRIBUTES if name in options]
    attributes = [name if name in FLAGS else f'{name}="{escape(options[name])}"' for name in names]
    return f"<{' '.join(['cache-playground', *attributes])}>"


CLOSING = "</cache-playground>"


def script(folder):
    """The tag that defines the element; ``folder`` is the address of the playground."""
    return f'<script async src="{escape(script_address(folder))}"></script>'


def script_address(folder):
    """The address of the script that defines the element."""
    return urljoin(folder if folder.endswith("/") else f"{folder}/", "cache-playground.js")


def code(program, highlighted=None):
    """The program as the element reads it; ``highlighted`` is its text with the marks of a highlighter."""
    return f'<pre><code class="language-python">{highlighted or escape(program)}</code></pre>'
