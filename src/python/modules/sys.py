from _machine import frame as _frame
from _namedtuple import namedtuple

maxsize = 9223372036854775807
maxunicode = 1114111
byteorder = "little"
platform = "linux"
executable = ""
prefix = exec_prefix = base_prefix = "/usr/local"
path = [""]
argv = ["main.py"]
orig_argv = ["main.py"]
builtin_module_names = ("builtins", "sys", "time")
version = "3.11.7 (main, Dec  4 2023, 00:00:00) [GCC 12.2.0]"
copyright = "Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved."
hexversion = 0x030B07F0
api_version = 1013
dont_write_bytecode = False
warnoptions = []
float_repr_style = "short"
ps1, ps2 = ">>> ", "... "


def _record(name, **fields):
    base = namedtuple(name, fields, module="sys")
    base.__repr__ = lambda self: f"sys.{name}({', '.join(f'{k}={v!r}' for k, v in zip(self._fields, self))})"
    return base(**fields)


version_info = _record("version_info", major=3, minor=11, micro=7, releaselevel="final", serial=0)
float_info = _record(
    "float_info",
    max=1.7976931348623157e308,
    max_exp=1024,
    max_10_exp=308,
    min=2.2250738585072014e-308,
    min_exp=-1021,
    min_10_exp=-307,
    dig=15,
    mant_dig=53,
    epsilon=2.220446049250313e-16,
    radix=2,
    rounds=1,
)
int_info = _record(
    "int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640
)
hash_info = _record(
    "hash_info",
    width=64,
    modulus=2305843009213693951,
    inf=314159,
    nan=0,
    imag=1000003,
    algorithm="siphash13",
    hash_bits=64,
    seed_bits=128,
    cutoff=0,
)


class _Output:
    encoding = "utf-8"
    errors = "strict"
    newlines = None
    closed = False

    def __init__(self, name, write):
        self.name = name
        self._sink = write

    def write(self, text):
        return self._sink(text)

    def writelines(self, lines):
        for line in lines:
            self._sink(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False

    def fileno(self):
        return 1 if self.name == "<stdout>" else 2

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"


_Output.__name__ = _Output.__qualname__ = "TextIOWrapper"
_Output.__module__ = "_io"


stdout = __stdout__ = _Output("<stdout>", _write)
stderr = __stderr__ = _Output("<stderr>", _write_error)


def exit(status=None, /):
    raise SystemExit() if status is None else SystemExit(status)


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getrefcount(object, /):
    return 2


def get_int_max_str_digits():
    return 4300


def gettrace():
    return None


def is_finalizing():
    return False


def __getattr__(name):
    if name == "modules":
        return _modules()
    raise AttributeError(f"module 'sys' has no attribute '{name}'")


def _getframe(depth=0, /):
    frame = _frame(depth)
    if frame is None:
        raise ValueError("call stack is not deep enough")
    return frame
