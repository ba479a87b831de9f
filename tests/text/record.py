"""Records what CPython 3.11 does: PYTHONHASHSEED=0 python3.11 tests/text/record.py [cases [folder]]

Writes one table per topic, a JSON array per line: the function, its arguments, and what it gave, or {"raises": …}.
Integers and floats are written as Python prints them, bytes in hexadecimal. `cases` random cases are added to the
chosen ones of each function.
"""

import json
import math
import os
import random
import sys
from pathlib import Path

assert sys.version_info[:2] == (3, 11) and os.environ.get("PYTHONHASHSEED") == "0"
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 3
FOLDER = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent
rng = random.Random(11)
sys.set_int_max_str_digits(0)


def shown(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, complex):
        return [repr(value.real), repr(value.imag)]
    if isinstance(value, bytes):
        return value.hex()
    return [shown(item) for item in value]


class Table:
    def __init__(self, name):
        self.name, self.lines, self.seen = name, [], set()

    def add(self, function, call, *args):
        sys.set_int_max_str_digits(4300)
        try:
            result = call(*args)
        except Exception as error:
            result = None
            raised = f"{type(error).__name__}: {error}"
        else:
            raised = None
        sys.set_int_max_str_digits(0)
        try:
            outcome = {"raises": raised} if raised else shown(result)
            line = json.dumps([function, *map(shown, args), outcome], ensure_ascii=False)
            line.encode()
        except UnicodeEncodeError:
            return
        if line not in self.seen:
            self.seen.add(line)
            self.lines.append(line)

    def write(self):
        escaped = (line.replace("\x7f", "\\u007f").replace("\x85", "\\u0085").replace("\u2028", "\\u2028") for line in self.lines)
        (FOLDER / f"{self.name}.jsonl").write_text("\n".join(escaped) + "\n", encoding="utf-8")


# material

FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.1, -0.1, 0.5, 1.5, 2.5, -2.5, 3.5, 0.25, 0.35, 2.675, 1.005, 1e16, 1e15, 9999999999999998.0,
    1e-4, 1e-5, 0.00012345, 123456789012345678.0, 1e22, 1e23, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308,
    2.225073858507201e-308, 3.14159, 100.0, 1234567.891, 0.000001, 1e100, 1e-100, math.inf, -math.inf, math.nan, 2.0**53,
    2.0**53 + 2, 2.0**63, -(2.0**63), 2.0**64, 1 / 3, 2 / 3, 4.35, 0.05, 0.15, 999999.5, 9.5, 99.95, 1e300, 65504.0, 7.0,
]
INTS = [
    0, 1, -1, 2, -2, 3, 7, 10, -10, 12, 25, 35, -35, 99, 100, 255, 256, -256, 1000, 1234567, -1234567, 2**31, 2**53, 2**53 + 1,
    2**61 - 1, 2**61 - 2, -(2**61 - 1), 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**18, 10**19, 10**22, 10**23,
    2**1023, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024, 10**308, 10**400, -(10**400), 3**200, 7**130,
]
TEXTS = [
    "", "a", "abc", "Hello, World", "hello world", "  spaced  out  ", "it's", 'say "hi"', "it's \"both\"", "tab\there", "line\nbreak\r\n",
    "back\\slash", "\x00\x01\x1f\x7f", "caf\xe9", "na\xefve \xa0 nbsp", "\u20ac 100", "\u4f60\u597d", "\U0001f600 smile", "\xad\u200b\u202e", "\ufeffbom",
    "\u0378\u1234", "Stra\xdfe", "\u01c6 \u01c5", "\u1f80\u1f88", "\ufb03 \ufb00", "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3", "\u03a3", "a\u03a3", "a\u03a3b", "a\u03a3\u0301", "\u0130I\u0131i", "they're bill's FRIENDS",
    "x1y2", "\u0661\u0662\u0663", "\xb2\xbd", "\u2167", "\u3007\u4e09", "_private", "1abc", "a b", "key=value", "a,b,,c,", ",,", "one two  three", "aaa", "aaaa", "abababa",
    "\u10d0\u10d1", "\u13a0\uab70", "\x0b\x0c\x1c\x1d\x1e\x85", "a\u2028b\u2029c", "\U0010ffff\ue000", "\u0345", "e\u0301", "\U00010400\U00010428", "\U0001d7ce", "\u01f0\u0149",
]
ALPHABET = "ab cAB,.-_\t\n'\"\\1\u06629\xe9\xdf\u03a3\u20ac\U0001f600"


def a_float():
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(FLOATS)
    if kind == 1:
        return rng.uniform(-1000, 1000)
    if kind == 2:
        return math.ldexp(rng.uniform(-1, 1), rng.randrange(-1080, 1025))
    if kind == 3:
        return rng.randrange(-10**6, 10**6) / 10 ** rng.randrange(0, 9)
    if kind == 4:
        return rng.randrange(-4000, 4000) / 2 ** rng.randrange(0, 12)
    return float(rng.randrange(-10**18, 10**18)) * 10.0 ** rng.randrange(-10, 10)


def an_int():
    kind = rng.randrange(4)
    if kind == 0:
        return rng.choice(INTS)
    if kind == 1:
        return rng.randrange(-1000, 1000)
    value = rng.getrandbits(rng.choice([40, 60, 63, 64, 70, 130, 300, 1100]))
    return rng.choice([value, -value])


def a_text():
    if rng.random() < 0.4:
        return rng.choice(TEXTS)
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randrange(0, 9)))


def some(make, chosen):
    return list(chosen) + [make() for _ in range(COUNT)]


def pairs(make, chosen):
    sample = [(rng.choice(chosen), rng.choice(chosen)) for _ in range(COUNT * 4)]
    return sample + [(make(), make()) for _ in range(COUNT * 4)]


# numbers

numbers = Table("numbers")
for x in some(a_float, FLOATS):
    numbers.add("repr_float", repr, x)
    numbers.add("float_to_int", int, x)
    numbers.add("floor_to_int", math.floor, x)
    numbers.add("ceil_to_int", math.ceil, x)
    numbers.add("round_to_int", round, x)
    numbers.add("as_integer_ratio", lambda x: x.as_integer_ratio(), x)
    numbers.add("float_hex", lambda x: x.hex(), x)
    if not math.isnan(x):
        numbers.add("hash_float", hash, x)
for x in some(a_float, FLOATS):
    for digits in [rng.choice([0, 1, 2, 3]), rng.randrange(-25, 25), rng.choice([-308, -309, 308, 320, 323, 324, -400, 10**6])]:
        numbers.add("round_float", round, x, digits)
for x in [0.5, 1.5, 2.5, 2.675, 1.005, 1e22, 1.7e308, 5e-324, 0.05, 25.0, 35.0, 250.5, -250.0, 45.0]:
    for digits in [0, 1, 2, -1, -2]:
        numbers.add("round_float", round, x, digits)
numbers.add("round_float", round, 1.7e308, -308)
for x, y in pairs(a_float, FLOATS):
    numbers.add("float_divide", lambda x, y: x / y, x, y)
    numbers.add("float_floor_divide", lambda x, y: x // y, x, y)
    numbers.add("float_modulo", lambda x, y: x % y, x, y)
    numbers.add("float_divmod", divmod, x, y)
POWERS = [(2.0, 0.5), (2.0, 10.0), (0.0, -1.0), (-8.0, 1 / 3), (-2.0, 3.0), (-2.0, 2.0), (1e300, 2.0), (-1e300, 3.0), (0.0, 0.0), (-0.0, 3.0),
          (-0.0, -3.0), (math.inf, -1.0), (-math.inf, 3.0), (-math.inf, 0.5), (math.nan, 0.0), (1.0, math.nan), (-1.0, math.inf), (0.5, math.inf),
          (1.1, 2.0), (1.1, 10.0), (10.0, -2.0), (2.0, -1074.0), (2.0, -1080.0), (9.0, 0.5), (27.0, 1 / 3), (-1.0, 0.5), (1.05, 12.0), (0.1, 3.0)]
for x, y in POWERS:
    numbers.add("float_power", lambda x, y: x**y, x, y)
for _ in range(COUNT * 4):
    numbers.add("float_power", lambda x, y: x**y, rng.randrange(1, 2000) / 100, float(rng.randrange(-6, 13)))
    numbers.add("float_power", lambda x, y: x**y, rng.randrange(1, 2000) / 100, rng.randrange(-40, 41) / 8)
    numbers.add("float_power", lambda x, y: x**y, math.ldexp(rng.random(), rng.randrange(-1070, 1024)), rng.uniform(-1.5, 1.5))
    for name in ["exp", "log", "log2", "log10"]:
        numbers.add(name, getattr(math, name), rng.uniform(0.001, 700))
for n in some(an_int, INTS):
    numbers.add("int_to_float", float, n)
    numbers.add("hash_int", hash, n)
    numbers.add("repr_int", repr, n)
    numbers.add("bit_length", int.bit_length, n)
    numbers.add("prefixed", lambda n, base: {2: bin, 8: oct, 16: hex}[base](n), n, rng.choice([2, 8, 16]))
    numbers.add("round_int", round, n, rng.choice([0, 1, -1, -1, -2, -3, -5, -18, -19, -30, -500]))
    numbers.add("integer_sqrt", math.isqrt, n)
for n in [5, 15, 25, -5, -15, -25, 250, 350, 4, 6, 49, 50, 51, 149, 150, 5 * 10**30, 15 * 10**30]:
    for digits in [-1, -2, -3, -31]:
        numbers.add("round_int", round, n, digits)
numbers.add("repr_int", lambda n: str(n), 10**4300)
numbers.add("repr_int", lambda n: str(n), 10**4300 - 1)
numbers.add("repr_int", lambda n: str(n), -(10**4300) + 1)
for exponent in range(54, 70):
    for low in (0, 1, -1):
        for half in (0, 1, 2, 3):
            numbers.add("int_to_float", float, (2**53 + half) * 2 ** (exponent - 53) + 2 ** (exponent - 54) + low)
for a, b in pairs(an_int, INTS):
    numbers.add("floor_divide", lambda a, b: a // b, a, b)
    numbers.add("modulo", lambda a, b: a % b, a, b)
    numbers.add("divmod", divmod, a, b)
    numbers.add("true_divide", lambda a, b: a / b, a, b)
    numbers.add("power_modulo", pow, a, b, an_int())
    numbers.add("power_modulo", pow, a, rng.randrange(-3, 5), an_int())
for a, b in [(10**400, 3), (1, 10**400), (3, 10**400), (10**400, 10**399), (-(10**400), 10**399), (1, 2**1074), (1, 2**1075), (3, 2**1075), (3, 2**1076),
             (-1, 2**1100), (2**1024, 1), (2**1024 - 1, 1), (2**2000 + 1, 2**1000), (10**308, 7), (2**53 + 1, 1), (2**54 + 2, 3), (5, 2**1073 * 3)]:
    numbers.add("true_divide", lambda a, b: a / b, a, b)
for a, b in [(2, 10), (2, 63), (2, 64), (-2, 63), (-2, 64), (10, 40), (0, 0), (0, 5), (0, -1), (1, 10**30), (-1, 10**30), (-1, 10**30 + 1), (2, -1), (2, -2),
             (3, -5), (-2, -3), (10**400, -1), (7, 100), (-7, 101), (2**64, 3), (10, -400), (1, -(10**400))]:
    numbers.add("power", lambda a, b: a**b, a, b)
for x, n in [(0.5, 0), (1.0, 1), (1.5, 1), (-0.5, 0), (2.0**53, 2**53), (2.0**53, 2**53 + 1), (2.0**64, 2**64), (2.0**64, 2**64 - 1), (math.inf, 10**400),
             (-math.inf, -(10**400)), (math.nan, 1), (1e300, 10**300), (1e300, 10**400), (-1e300, -(10**300)), (9.3e18, 2**63 - 1), (-9.3e18, -(2**63))]:
    numbers.add("compare", lambda x, n: "<" if x < n else ">" if x > n else "=" if x == n else None, x, n)
Z = [0j, 1 + 2j, -1 - 0.5j, 3j, complex(-0.0, 1), complex(0.0, -0.0), complex(math.inf, math.nan), 1e300 + 1e300j, complex(1.5, 1e-20), 2 + 0j, complex(-0.0, -0.0)]
for z in Z:
    numbers.add("repr_complex", repr, z)
    numbers.add("complex_abs", abs, z)
    if z == z:
        numbers.add("hash_complex", hash, z)
    for w in Z:
        numbers.add("complex_multiply", lambda z, w: z * w, z, w)
        numbers.add("complex_divide", lambda z, w: z / w, z, w)
    for w in [0j, 1 + 0j, 2 + 0j, -1 + 0j, 5 + 0j, -3 + 0j]:
        numbers.add("complex_power", lambda z, w: z**w, z, w)
for z, w in [(0j, 1j), (0j, -1 + 0j), (0j, 1.5 + 0j), (1e300 + 1j, 2 + 0j), (1e200 + 1j, 1.9 + 0j)]:
    numbers.add("complex_power", lambda z, w: z**w, z, w)
numbers.write()

# parsing

parsing = Table("parsing")
INT_TEXTS = ["", " ", "1", " 12 ", "\t-5\n", "+7", "--1", "- 1", "1_000", "1__0", "_1", "1_", "0x1f", "0X1F", "0o17", "0b101", "0b", "0x", "0_1", "00", "010", "0", "-0", "1.5", "1e5", "ten", "\u0661\u0662",
             "\xb2", "\x1c5", "\xa05\u2003", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "123456789" * 9, "z", "Zz", "0x_f", "0x__f", "0_x1", "1 2", "5\x00", "x" * 250,
             "caf\xe9", "'", "\n", "1" * 4300, "1" * 4301, "-" + "1" * 4301, "f" * 4301, "\U0001d7ce\U0001d7d7", "+", "-", "1\u0661", "0b2", "0o8", "\ud7ff1", "0B1_0", "1,000"]
for text in INT_TEXTS:
    for base in [10, 0, 16, 2, 8, 36] if len(text) < 1000 else [10, 16]:
        parsing.add("int", int, text, base)
parsing.add("int", int, "1", 1)
parsing.add("int", int, "1", 37)
parsing.add("int", int, "1", -1)
for text in [b"12", b" 12 ", b"\xff", b"1_0", b"x'", b"\x00"]:
    parsing.add("int_bytes", int, text, 10)
    parsing.add("float_bytes", float, text)
FLOAT_TEXTS = ["", " ", ".", "1", "1.", ".5", "-.5e-3", "+1e5", "1e", "1e+", "1E5", "inf", "-Inf", "+INFINITY", "infinit", "nan", "-NaN", "nan5", "in_f", "1_0.0_1", "1_.0", "1._0", "_1.0", "1.0_", "1e1_0", "1e_1", "0x1p3", " 3.14\n", "\xa03\u2003",
               "\u0661.\u0665", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623159e308", "179769313486231580793e289", "9007199254740993", "0.1e1", "1 2", "abc", "1.2.3", "1,5", "\x1c1", "--1", "1e5.", "5\x00", "infj", "''",
               "0.500000000000000166533453693773481063544750213623046875", "123456789012345678901234567890", "1" * 400, "." + "0" * 400 + "1", "\xe9", "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999"]
for text in FLOAT_TEXTS:
    parsing.add("float", float, text)
for _ in range(COUNT * 3):
    parsing.add("float", float, "".join(rng.choice("0123456789.eE+-_ ") for _ in range(rng.randrange(1, 8))))
    parsing.add("float", float, f"{rng.randrange(10**20)}.{rng.randrange(10**12)}e{rng.randrange(-330, 300)}")
    parsing.add("int", int, "".join(rng.choice("01789abx_+- ") for _ in range(rng.randrange(1, 6))), rng.choice([0, 10, 16, 2]))
COMPLEX_TEXTS = ["", "1", "j", "-j", "+J", "1j", "1+2j", "1-2J", " (1+2j) ", "( 1+j )", "(1+2j", "1+2j)", "1 + 2j", "1+2", "1j+2", "1+-2j", "1e5+1e-5j", "inf+nanj", "-infj", "nan", "1_0+2_0j", "1+2jj", "++j", ".5j", "1..j", "()", "(j)", "\u0661+\u0662j", "1+\xe9j", "((1))", "1e+j", "infinity-infinityj"]
for text in COMPLEX_TEXTS:
    parsing.add("complex", complex, text)
HEX_TEXTS = ["0x1p0", "1", "-0x1.8p1", "0x1.fffffffffffffp1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "0x1p1024", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.00000000000008p0", "0x1.000000000000081p0", "0x1.00000000000018p0",
             "0x.8", "0x8.", "0x.", "", "x", "0x", "inf", "-Infinity", "nan", " 0xAbC.dEfP-3 ", "0x1p", "0x1p+", "0x1p5.", "1p3", "0x1p99999999999999999999", "0x1p-99999999999999999999", "0x0p99999999999999999999", "-0x0", "0x123456789abcdef0123456789p-80", "0x1_0", "infi", "0x1.8p 1", "+0x1"]
for text in HEX_TEXTS:
    parsing.add("fromhex", float.fromhex, text)
for x in some(a_float, []):
    parsing.add("fromhex", float.fromhex, x.hex())
parsing.write()

# format

formatting = Table("formatting")
SPECS = ["", "d", "5", "<5", ">5", "^5", "=5", "*^9", "05", "+", " ", "-", "+d", "x", "#x", "X", "#X", "o", "#o", "b", "#b", "#010x", "#010b", ",", "_", ",d", "_x", "_b", "012,", "08_", "020_b", ",x", "c", "+c", "#c", "5c", "05c",
         "e", ".2e", "E", "f", ".0f", "#.0f", ".1f", ".2f", ".3f", "F", "g", ".3g", "#.3g", "G", "n", ".4n", "%", ".1%", "+.2f", "010.2f", "+010.2f", ",.2f", "015,.2f", "_.3f", ".10", ".3", ".0", "#.3", "z.1f", "z", "s", "5s", ".2s", "q", "xx", "5.", ".", "ss", ",,", "__", ",_", "_,", ",s",
         "=^5", "<", "<<5", "{<5", "\u20ac>6", "99999999999999999999", ".99999999999999999999", ".9999999999f", "\xe9", "\x01", "00005", "-05d", " 5d", "z#05", "#", "0", "00", "0<6", "0>6", "0=6", "0^6,", ".3d", ",e", ",g", ",%", ",n", "_c", "r", "!", "5!", "1 ", "\u0665", "<010", "^+10", "*=+12,.1f", "N", "#e", "#g", ".20f", ".30g", ".100e", "+%", "zf", "z+.0f", "a<", "=", "+z#010_.3f", ".1e", ".5G", "0=+20,.3f", "x<#20x"]
values = [("int", format, INTS, an_int), ("float", format, FLOATS, a_float), ("str", format, TEXTS, a_text), ("complex", format, Z, None)]
for name, call, chosen, make in values:
    for spec in SPECS:
        for value in [rng.choice(chosen) for _ in range(3)] + ([make() for _ in range(COUNT // 6)] if make else []):
            formatting.add(f"format_{name}", call, value, spec)
for value in [0, 5, -5, 123, 1234, -1234567, 10**12]:
    for spec in ["01,", "02,", "03,", "04,", "05,", "06,", "07,", "08,", "09,", "010,", "011,", "+08,", "08_x", "09_x", "#010_x", "#011_b", "^12,", "=12,", "*=12,"]:
        formatting.add("format_int", format, value, spec)
for value in [0.0, -0.0, 0.4, -0.4, -0.04, 1234.5, -1234567.891, 1e15, 1e16, 123456.0, math.inf, -math.inf, math.nan]:
    for spec in ["", "010,", "011,.1f", "012,.1f", "z.0f", "z.1f", "010", "+010", "010f", "g", ".3", ".17", ".6", "#.6g", "%", ",", "_", "e", "^12", "=+12", ".0e", "#.0e", ".1", ".2"]:
        formatting.add("format_float", format, value, spec)
for spec in ["", "d", "5", "q", "x", ".2f", "s", ",", "xx"]:
    formatting.add("format_bool", lambda v, s: format(v == "1", s), "1", spec) if spec else None
for _ in range(COUNT * 10):
    spec = "".join(rng.choice(part) for part in [["", "", "<", ">", "^", "=", "*<", "0=", "x^"], ["", "", "+", "-", " "], ["", "", "", "z"], ["", "", "#"], ["", "", "0"], ["", "", "3", "8", "14", "25"], ["", "", ",", "_"], ["", "", ".0", ".1", ".3", ".12"], ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "y"]])
    formatting.add("format_int", format, an_int(), spec)
    formatting.add("format_float", format, a_float(), spec)
    formatting.add("format_str", format, a_text(), spec)
    formatting.add("format_complex", format, complex(a_float(), a_float()), spec)
PERCENTS = ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%+05d", "%-05d|", "%.3d", "%8.3d", "%08.3d", "%i", "%u", "%x", "%#x", "%X", "%#X", "%#08x", "%#-8x|", "%o", "%#o", "%#10o", "%.5x", "%#.5x", "%+x", "% 05x", "%e", "%.2e", "%E", "%f", "%.0f", "%#.0f", "%.1f", "%8.2f", "%08.2f", "%-8.2f|", "%+.2f", "% .2f", "%F", "%g", "%.3g", "%#.3g", "%G", "%10g", "%+010.3f", "%c", "%5c", "%-5c|", "%05c",
            "%s", "%10s", "%-10s|", "%.2s", "%5.1s", "%05s", "%+s", "%r", "%.3r", "%a", "%ld", "%hd", "%Lf", "a%db%%c", "%%", "100%% %s", "%5%", "%y", "%\xe9", "ab%!", "%\n", "%lld", "%", "%5", "%.", "%l", "abc %", "%99999999999999999999d", "%.99999999999999999999d", "%.2147483648f", "%.2147483647d", "%-+ #05.1d", "\xe9%d\u20ac", "%.d", "%.f"]
for template in PERCENTS:
    for value in [rng.choice(INTS[:36]), an_int(), 65]:
        if template not in ("%", "%5", "%.", "%l", "abc %", "%%"):
            formatting.add("percent_int", lambda t, v: t % v, template, value)
    for value in [rng.choice(FLOATS), a_float()]:
        if not set("cxXorsau") & set(template) and template != "%%":
            formatting.add("percent_float", lambda t, v: t % v, template, value)
    for value in [rng.choice(TEXTS), "a", "\u20ac"]:
        if template != "%%":
            formatting.add("percent_str", lambda t, v: t % v, template, value)
for template, args in [("%*d", (5, 42)), ("%*d|", (-5, 42)), ("%.*f", (2, 42)), ("%.*f", (-2, 42)), ("%*.*f", (9, 1, 42)), ("%-*d|", (6, 42)), ("%*d", (10**30, 1)), ("%.*d", (10**30, 1)), ("%.*d", (10**10, 1)), ("%0*x", (6, 255)), ("%*y", (1, 2)), ("%d%d", (1,)), ("%d", (1, 2)), ("%*d", (1,)), ("%d %d", (10, 20))]:
    formatting.add("percent_ints", lambda t, v: t % v, template, args)
for template in ["%(a)d", "%(a)5d|%(a)x", "%((b)c)s", "%(a)", "%(a", "%(a)y", "%(a)%", "%%%(a)d"]:
    formatting.add("percent_key", lambda t: t % {"a": 42, "(b)c": 42}, template)
formatting.write()

# str.format templates


class Spy:
    """Renders how it was reached and what it was asked for."""

    def __init__(self, path):
        self.path = path

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Spy(f"{self.path}.{name}")

    def __getitem__(self, key):
        return Spy(f"{self.path}[{key!r}]")

    def __format__(self, spec):
        return f"<{self.path}:{spec}>"

    def __repr__(self):
        return f"r{self.path}"

    def __str__(self):
        return f"s{self.path}"


POSITIONAL = [Spy(str(index)) for index in range(4)]
NAMED = {name: Spy(repr(name)) for name in ["name", "a", "x", "y", "z", "w", " ", " 0", "-1", "+1", "0]", "a0", "0a", "r", "aa"]}
templates = Table("templates")
TEMPLATES = ["", "plain", "{}", "{} and {}", "{0}{1}{0}", "{name}", "{0.a.b}", "{0[k]}", "{0[1]}", "{0[-1]}", "{a[b.c]}", "{a[b]c}", "{a[b][0].d}", "{:5}", "{0:>{1}}", "{:{}}", "{:{}.{}}", "{!r}", "{!s:5}", "{!a}", "{!r:}", "{0!r}", "{{}}", "{{{}}}", "a{{b", "a}}b", "{", "}", "a{", "a}", "{0", "{a[b", "{!", "{!r", "{!rx}", "{!x}",
             "{!\xe9}", "{!}", "{!:}", "{:", "{:{}", "{:{{}}}", "{a{b}}", "{}{0}", "{0}{}", "{0:{}}", "{:{0}}", "{.a}", "{.}", "{0.}", "{0..a}", "{0[]}", "{[a]}", "{[0].x}", "{a[}]}", "{a[{]}", "{0]}", "{ }", "{ 0}", "{-1}", "{+1}", "{\u0663}", "{99999999999999999999}", "{0[99999999999999999999]}", "{:}}", "{{}", "}}{", "{a.b[c]!r:>{w}}", "\xe9{}\u20ac", "{:%Y-%m-%d}", "{a:b:c}", "{a!r!s}", "{:!r}", "{0[:]}", "{0[!]}", "{x:{y:{z}}}", "{:{:{:{}}}}", "{!r:{}}", "{0[a]b}", "{0[a}"]
for _ in range(COUNT * 6):
    TEMPLATES.append("".join(rng.choice(["{", "}", "a", "0", ".", "[", "]", "!", "r", ":", "{}", "{0}", "x"]) for _ in range(rng.randrange(1, 8))))
for template in TEMPLATES:
    templates.add("format", lambda t: t.format(*POSITIONAL, **NAMED), template)
templates.write()

# text

text = Table("strings")
UNARY = ["lower", "upper", "title", "capitalize", "swapcase", "casefold", "isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "istitle", "isupper", "islower"]
for value in some(a_text, TEXTS):
    for method in UNARY:
        text.add(method, lambda value: getattr(value, method)(), value)
    text.add("repr", repr, value)
    text.add("ascii", ascii, value)
    text.add("hash_str", hash, value)
    text.add("hash_bytes", lambda value: hash(value), value.encode())
    text.add("repr_bytes", repr, value.encode("utf-16-le"))
    text.add("repr_bytes", repr, value.encode())
    for width in [rng.randrange(-1, 14)]:
        text.add("ljust", str.ljust, value, width, rng.choice(" *\u20ac"))
        text.add("rjust", str.rjust, value, width, rng.choice(" *\u20ac"))
        text.add("center", str.center, value, width, rng.choice(" *\u20ac"))
        text.add("zfill", str.zfill, value, width)
        text.add("expandtabs", str.expandtabs, value, width)
    for keep in [False, True]:
        text.add("splitlines", str.splitlines, value, keep)
        text.add("bytes_splitlines", bytes.splitlines, value.encode(), keep)
    for limit in [-1, rng.choice([0, 1, 2])]:
        text.add("split_whitespace", lambda value, limit: value.split(None, limit), value, limit)
        text.add("rsplit_whitespace", lambda value, limit: value.rsplit(None, limit), value, limit)
        text.add("bytes_split_whitespace", lambda value, limit: value.split(None, limit), value.encode(), limit)
for value in ["+5", "-5", "--5", "5", "+", "-", "", "\u0665", "+caf\xe9"]:
    for width in range(-1, 7):
        text.add("zfill", str.zfill, value, width)
for value in ["a\tb", "\t", "ab\tc\td", "a\nb\tc", "a\r\tb", "\xe9\tb", "12345678\tx"]:
    for size in [8, 4, 1, 0, -1]:
        text.add("expandtabs", str.expandtabs, value, size)
for value in ["a\nb", "a\nb\n", "\n", "\r\n\r", "a\r\nb\rc", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "\n\n", " \n "]:
    for keep in [False, True]:
        text.add("splitlines", str.splitlines, value, keep)
        text.add("bytes_splitlines", bytes.splitlines, value.encode(), keep)


def a_bound():
    return rng.choice([None, None, 0, 1, 2, 3, -1, -2, 5, -5, 9, -9, 100, -100])


def a_needle(value):
    if value and rng.random() < 0.7:
        start = rng.randrange(len(value))
        return value[start : start + rng.randrange(0, 3)]
    return rng.choice(["", "a", "aa", "ab", " ", "\u20ac", "z", ","])


for value in some(a_text, TEXTS):
    for _ in range(2):
        needle, start, end = a_needle(value), a_bound(), a_bound()
        for method in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
            text.add(method, getattr(str, method), value, needle, start, end)
        for method in ["find", "rfind", "count"]:
            text.add("bytes_" + method, getattr(bytes, method), value.encode(), needle.encode(), start, end)
    needle, limit = a_needle(value), rng.choice([-1, -1, 0, 1, 2])
    text.add("replace", str.replace, value, needle, rng.choice(["", "-", "<>", "\u20ac"]), limit)
    text.add("bytes_replace", bytes.replace, value.encode(), needle.encode(), b"-+", limit)
    text.add("split", str.split, value, needle, limit)
    text.add("rsplit", str.rsplit, value, needle, limit)
    text.add("bytes_split", bytes.split, value.encode(), needle.encode(), limit)
    text.add("partition", str.partition, value, needle)
    text.add("rpartition", str.rpartition, value, needle)
    chars = rng.choice([None, "a", " ab", "", "\u20ac,", "H d"])
    for method in ["strip", "lstrip", "rstrip"]:
        text.add(method, getattr(str, method), value, chars)
        text.add("bytes_" + method, getattr(bytes, method), value.encode(), None if chars is None else chars.encode())
    text.add("removeprefix", str.removeprefix, value, needle)
    text.add("removesuffix", str.removesuffix, value, needle)
    start, stop, step = a_bound(), a_bound(), rng.choice([1, 1, 2, 3, -1, -1, -2, 100, -100])
    text.add("slice", lambda value, start, stop, step: value[start:stop:step], value, start, stop, step)
    text.add("bytes_slice", lambda value, start, stop, step: value[start:stop:step], value.encode(), start, stop, step)
    text.add("char_at", lambda value, index: value[index] if -len(value) <= index < len(value) else None, value, rng.randrange(-6, 7))
    text.add("slice_indices", lambda n, a, b, c: list(slice(a, b, c).indices(n)) + [len(range(*slice(a, b, c).indices(n)))], len(value), start, stop, step)
for value in ["", "abc", "caf\xe9"]:
    for start in [None, 1, 3, 4, -1, 2**63 - 1, -(2**63)]:
        for end in [None, 0, 4, -1, 2**63 - 1, -(2**63)]:
            for needle in ["", "a", "\xe9"]:
                text.add("find", str.find, value, needle, start, end)
                text.add("count", str.count, value, needle, start, end)
                text.add("endswith", str.endswith, value, needle, start, end)
            text.add("slice", lambda value, start, stop, step: value[start:stop:step], value, start, end, rng.choice([1, -1, 2**63 - 1, -(2**63)]))
for old in ["", "a", "aa"]:
    for limit in [-1, 0, 1, 2, 3, 4, 5]:
        for value in ["", "aaa", "a\xe9"]:
            text.add("replace", str.replace, value, old, "-", limit)
            text.add("bytes_replace", bytes.replace, value.encode(), old.encode(), b"-", limit)
for value in [b"", b"\x00\xff", b"abcdef", bytes(range(7))]:
    text.add("hex", bytes.hex, value)
    for group in [1, 2, 3, 4, -1, -2, -3, -4]:
        text.add("hex_grouped", bytes.hex, value, ":", group)
for value in ["", "00ff", "0 0", "00 ff ", "0", "0g", "g0", " 0", "\u0660\u0660", "ABcd", "00\xa0", "00\n11"]:
    text.add("fromhex", bytes.fromhex, value)
NAMES = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16be", "UTF8", "US-ASCII", "ISO-8859-1", "utf-32", "utf-32-be", "utf-8-sig", "nope", ""]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"]
for value in ["", "abc", "caf\xe9", "\xe9\xea\xeb", "a\u20acb\U0001f600\U0001f601c", "\ufeffx"]:
    for name in NAMES:
        for handler in HANDLERS:
            text.add("encode", str.encode, value, name, handler)
    text.add("encode", str.encode, value, "ascii", "nope")
for value in [b"", b"abc", b"\xff", b"a\xe2\x82", b"\xe2\x82a", b"\xe2", b"\xed\xa0\x80", b"\xc0\x80", b"\xf0\x9f\x98\x80\xf5", b"\xf4\x90\x80\x80", b"\xef\xbb\xbfa", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\xd8b", b"\x00\xd8a\x00", b"\x00\xdc", b"\xd8\x3d\xde\x00", b"\x80\x80abc\xc3", b"\x00\xd8\x00\x00", b"\xff\xff\xff\xff", b"\xff\xfe\x00\x00a\x00\x00\x00", b"a\x00\x00\x00b", b"\xe9t\xe9"]:
    for name in NAMES:
        for handler in HANDLERS[:4]:
            text.add("decode", bytes.decode, value, name, handler)
    for handler in ["nope", "xmlcharrefreplace"]:
        text.add("decode", bytes.decode, value, "utf-8", handler)
for _ in range(COUNT * 8):
    text.add("decode", bytes.decode, bytes(rng.choice([0x61, 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0x9F, 0xED, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xF8]) for _ in range(rng.randrange(1, 7))), "utf-8", rng.choice(HANDLERS))
for items in [(), (1,), (1, 2), (1, 2, 3), ("a", "b"), (1.5, "x", None and 0 or 7), (-1, -2), (2**70, 0)]:
    text.add("hash_tuple", lambda hashes: hash(items), [hash(item) for item in items])
    text.add("hash_frozenset", lambda hashes: hash(frozenset(items)), [hash(item) for item in items])
for size in [5, 30, 200]:
    items = rng.sample(range(-(10**9), 10**9), size)
    text.add("hash_tuple", lambda hashes: hash(tuple(items)), items)
    text.add("hash_frozenset", lambda hashes: hash(frozenset(items)), items)
text.write()

# sets

sets = Table("sets")


def some_numbers(span):
    return [rng.randrange(-span, span) for _ in range(rng.choice([0, 1, 3, 5, 9, 20, 40]))]


def play(steps):
    """What a set holds, in order, after each step."""
    current, orders = set(), []
    for step, argument in steps:
        if step == "new":
            current = set(argument)
        elif step == "add":
            current.add(argument)
        elif step == "discard":
            current.discard(argument)
        elif step == "pop":
            argument = current.pop() if current else None
        elif step == "clear":
            current.clear()
        elif step == "copy":
            current = current.copy()
        elif step == "update":
            current.update(set(argument))
        elif step == "update_list":
            current.update(argument)
        elif step == "update_dict":
            current.update(dict.fromkeys(argument))
        elif step == "or":
            current = current | set(argument)
        elif step == "ror":
            current = set(argument) | current
        elif step == "and":
            current = current & set(argument)
        elif step == "sub":
            current = current - set(argument)
        elif step == "rsub":
            current = set(argument) - current
        elif step == "xor":
            current = current ^ set(argument)
        elif step == "iand":
            current &= set(argument)
        elif step == "isub":
            current -= set(argument)
        elif step == "ixor":
            current ^= set(argument)
        orders.append(list(current))
    return orders


for number in range(COUNT * 20):
    span = rng.choice([10, 30, 100, 10**4, 10**12])
    steps = []
    for _ in range(rng.choice([3, 8, 15])):
        step = rng.choice(["new", "add", "add", "discard", "discard", "pop", "clear", "copy", "update", "update_list", "update_dict", "or", "ror", "and", "sub", "rsub", "xor", "iand", "isub", "ixor"])
        if step in ("pop", "clear", "copy"):
            steps.append([step, None])
        elif step in ("add", "discard"):
            steps.extend([step, rng.randrange(-span, span)] for _ in range(rng.choice([1, 1, 6])))
        else:
            steps.append([step, some_numbers(span)])
    sets.add("play", play, steps)
sets.write()

# Unicode

everything = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
with open(FOLDER / "unicode.txt", "w", encoding="utf-8") as out:
    for method in ["isalpha", "isdecimal", "isdigit", "isnumeric", "isspace", "isprintable", "islower", "isupper", "istitle", "isidentifier"]:
        ranges, before = [], None
        for char in everything:
            if getattr(char, method)():
                if before == ord(char) - 1:
                    ranges[-1][1] = ord(char)
                else:
                    ranges.append([ord(char), ord(char)])
                before = ord(char)
        print(method, *(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in ranges), file=out)
    continues = [char for char in everything if ("a" + char).isidentifier() and not char.isidentifier()]
    print("continues", "".join(f"{ord(char):x} " for char in continues).strip(), file=out)
    for char in everything:
        mapped = [char.lower(), char.upper(), char.title(), char.swapcase(), char.casefold()]
        if any(other != char for other in mapped):
            print("map", f"{ord(char):x}", *(".".join(f"{ord(c):x}" for c in other) for other in mapped), file=out)
