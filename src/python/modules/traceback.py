import sys

from _machine import frame as _frame, program_line, traceback as _passed


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename, self.lineno, self.name, self.locals = filename, lineno, name, locals
        self.line = program_line(lineno) if line is None else line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return tuple(self)[index]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def from_list(cls, frames):
        return cls(frame if isinstance(frame, FrameSummary) else FrameSummary(*frame[:3]) for frame in frames)

    def format(self):
        return [
            f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
            + (f"    {frame.line}\n" if frame.line else "")
            for frame in self
        ]


def _limited(frames, limit):
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    return StackSummary(FrameSummary(f.f_code.co_filename, line, f.f_code.co_name) for f, line in frames)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = _frame(0) if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return _limited(list(walk_tb(tb)), limit)


def extract_stack(f=None, limit=None):
    frames = list(walk_stack(f))[::-1]
    return _limited(frames if limit is None else frames[-limit:], None)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    (file or sys.stderr).write("".join(format_stack(f, limit)))


def print_list(extracted_list, file=None):
    (file or sys.stderr).write("".join(format_list(extracted_list)))


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
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    (file or sys.stderr).write("".join(format_tb(tb, limit)))
