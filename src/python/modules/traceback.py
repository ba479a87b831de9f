import sys

from _machine import traceback as _passed


def extract_tb(tb, limit=None):
    return []


def _frames(exc):
    text = []
    for line, function, source in _passed(exc):
        text.append(f'  File "main.py", line {line}, in {function}\n' + (f"    {source}\n" if source else ""))
    return ["Traceback (most recent call last):\n", *text] if text else []


def _the(exc, value):
    if value is None and not isinstance(exc, type):
        return exc
    return value


def format_exception_only(exc, /, value=None):
    exc = _the(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    name = type(exc).__qualname__
    if type(exc).__module__ not in ("__main__", "builtins"):
        name = f"{type(exc).__module__}.{name}"
    try:
        text = str(exc)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else name + "\n"]
    for note in getattr(exc, "__notes__", ()):
        lines += [line + "\n" for line in str(note).split("\n")]
    return lines


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exc = _the(exc, value)
    before = []
    if exc is not None and chain:
        if exc.__cause__ is not None:
            link = "The above exception was the direct cause of the following exception:"
            before = [*format_exception(exc.__cause__), f"\n{link}\n\n"]
        elif exc.__context__ is not None and not exc.__suppress_context__:
            link = "During handling of the above exception, another exception occurred:"
            before = [*format_exception(exc.__context__), f"\n{link}\n\n"]
    return before + (_frames(exc) if exc is not None else []) + format_exception_only(exc)


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (file or sys.stderr).write("".join(format_exception(exc, value, chain=chain)))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], chain=chain))


def print_exc(limit=None, file=None, chain=True):
    (file or sys.stderr).write(format_exc(limit, chain))


def format_tb(tb, limit=None):
    exc = sys.exc_info()[1]
    return _frames(exc)[1:] if exc is not None else []


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write("".join(format_tb(tb)))
