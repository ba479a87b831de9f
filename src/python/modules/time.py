_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
tzname = ("UTC", "UTC")
altzone = 0


class struct_time(tuple):
    _fields = (
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    )

    def __new__(cls, values):
        values = tuple(values)
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        return tuple.__new__(cls, values[:9])

    def __getattr__(self, name):
        if name in struct_time._fields:
            return self[struct_time._fields.index(name)]
        if name == "tm_zone":
            return "UTC"
        if name == "tm_gmtoff":
            return 0
        raise AttributeError(f"'time.struct_time' object has no attribute '{name}'")

    def __repr__(self):
        pairs = ", ".join(f"{name}={value}" for name, value in zip(struct_time._fields, self))
        return f"time.struct_time({pairs})"


def _split(seconds):
    from datetime import _from_ordinal, _days_before_month

    days, rest = divmod(int(seconds // 1), 86400)
    year, month, day = _from_ordinal(719163 + days)
    minutes, second = divmod(rest, 60)
    hour, minute = divmod(minutes, 60)
    return struct_time(
        (year, month, day, hour, minute, second, (days + 3) % 7, _days_before_month(year, month) + day, 0)
    )


def gmtime(seconds=None, /):
    return _split(time() if seconds is None else seconds)


localtime = gmtime


def mktime(value, /):
    from datetime import _to_ordinal

    days = _to_ordinal(value[0], value[1], value[2]) - 719163
    return float(((days * 24 + value[3]) * 60 + value[4]) * 60 + value[5])


def asctime(value=None, /):
    value = gmtime() if value is None else value
    clock = "%02d:%02d:%02d" % (value[3], value[4], value[5])
    return f"{_DAYS[value[6]][:3]} {_MONTHS[value[1] - 1][:3]} {value[2]:2d} {clock} {value[0]}"


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def _format_one(code, value):
    year, month, day, hour, minute, second, weekday, yearday = value[:8]
    if code == "Y":
        return f"{year}"
    if code == "y":
        return f"{year % 100:02d}"
    if code == "C":
        return f"{year // 100:02d}"
    if code == "m":
        return f"{month:02d}"
    if code == "d":
        return f"{day:02d}"
    if code == "e":
        return f"{day:2d}"
    if code == "H":
        return f"{hour:02d}"
    if code == "I":
        return f"{(hour - 1) % 12 + 1:02d}"
    if code == "M":
        return f"{minute:02d}"
    if code == "S":
        return f"{second:02d}"
    if code == "p":
        return "AM" if hour < 12 else "PM"
    if code == "j":
        return f"{yearday:03d}"
    if code == "a":
        return _DAYS[weekday][:3]
    if code == "A":
        return _DAYS[weekday]
    if code == "w":
        return f"{(weekday + 1) % 7}"
    if code == "u":
        return f"{weekday + 1}"
    if code in "bh":
        return _MONTHS[month - 1][:3]
    if code == "B":
        return _MONTHS[month - 1]
    if code == "U":
        return f"{(yearday + 6 - (weekday + 1) % 7) // 7:02d}"
    if code == "W":
        return f"{(yearday + 6 - weekday) // 7:02d}"
    if code in "GVg":
        from datetime import date

        iso = date(year, month, day).isocalendar()
        return f"{iso[1]:02d}" if code == "V" else (f"{iso[0]}" if code == "G" else f"{iso[0] % 100:02d}")
    if code == "F":
        return f"{year}-{month:02d}-{day:02d}"
    if code == "T" or code == "X":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if code == "R":
        return f"{hour:02d}:{minute:02d}"
    if code == "D" or code == "x":
        return f"{month:02d}/{day:02d}/{year % 100:02d}"
    if code == "c":
        return f"{_DAYS[weekday][:3]} {_MONTHS[month - 1][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}"
    if code == "r":
        return f"{_format_one('I', value)}:{minute:02d}:{second:02d} {_format_one('p', value)}"
    if code == "s":
        return f"{int(mktime(value))}"
    if code == "n":
        return "\n"
    if code == "t":
        return "\t"
    if code == "Z":
        return "UTC"
    if code == "z":
        return "+0000"
    if code == "%":
        return "%"
    if code[0] in "-_0^#" and len(code) > 1:
        made = _format_one(code[1], value)
        if code[0] == "-":
            return made.lstrip("0 ") or "0" if made.isdigit() or made.strip().isdigit() else made
        if code[0] == "_":
            return made.lstrip("0").rjust(len(made)) if made.isdigit() else made
        return made.replace(" ", "0") if code[0] == "0" else made.upper()
    return "%" + code


def strftime(fmt, value=None, /):
    value = gmtime() if value is None else value
    out = []
    at = 0
    while at < len(fmt):
        char = fmt[at]
        at += 1
        if char == "%" and at < len(fmt):
            code = fmt[at : at + 2] if fmt[at] in "-_0^#" else fmt[at]
            out.append(_format_one(code, value))
            at += len(code)
        else:
            out.append(char)
    return "".join(out)


# What a directive reads, as CPython's `_strptime` has it.
_READS = {
    "d": r"3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]", "f": r"[0-9]{1,6}", "H": r"2[0-3]|[0-1]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]", "j": r"36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]", "M": r"[0-5]\d|\d", "S": r"6[0-1]|[0-5]\d|\d", "U": r"5[0-3]|[0-4]\d|\d",
    "W": r"5[0-3]|[0-4]\d|\d", "w": r"[0-6]", "u": r"[1-7]", "y": r"\d\d", "Y": r"\d\d\d\d",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)", "p": "am|pm", "Z": "utc|gmt",
    "A": "|".join(_DAYS), "a": "|".join(name[:3] for name in _DAYS),
    "B": "|".join(_MONTHS), "b": "|".join(name[:3] for name in _MONTHS),
}
_EXPANSIONS = {"x": "%m/%d/%y", "X": "%H:%M:%S", "c": "%a %b %d %H:%M:%S %Y"}


def _pattern(fmt):
    from re import escape

    made, at = [], 0
    whole = fmt
    for code, longer in _EXPANSIONS.items():
        fmt = fmt.replace("%" + code, longer)
    while at < len(fmt):
        char = fmt[at]
        at += 1
        if char.isspace():
            made.append(r"\s+")
            at += len(fmt[at:]) - len(fmt[at:].lstrip())
        elif char != "%":
            made.append(escape(char))
        elif at >= len(fmt):
            raise ValueError(f"stray % in format {whole!r}")
        else:
            code = fmt[at]
            at += 1
            if code == "%":
                made.append("%")
            elif code in _READS:
                made.append(f"(?P<{code}>{_READS[code]})")
            else:
                raise ValueError(f"'{code}' is a bad directive in format {whole!r}")
    return "".join(made)


def _place(word, words):
    return [each[: len(word)].lower() for each in words].index(word.lower())


def _parse(text, fmt):
    import re

    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    if not isinstance(fmt, str):
        raise TypeError(f"strptime() argument 2 must be str, not {type(fmt).__name__}")
    found = re.compile(_pattern(fmt), re.IGNORECASE).match(text)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {fmt!r}")
    if found.end() < len(text):
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    read = found.groupdict()
    number = {code: int(read[code]) for code in "dHIjmMSyY" if code in read}
    year, month, day = number.get("Y", 1900), number.get("m", 1), number.get("d", 1)
    hour, minute, second = number.get("H", 0), number.get("M", 0), number.get("S", 0)
    if "y" in number:
        year = number["y"] + (2000 if number["y"] < 69 else 1900)
    if "B" in read:
        month = _place(read["B"], _MONTHS) + 1
    if "b" in read:
        month = _place(read["b"], _MONTHS) + 1
    afternoon = read.get("p", "").lower() == "pm"
    if "I" in number:
        hour = number["I"] % 12
    yearday, micro, offset = number.get("j"), int((read.get("f", "") + "000000")[:6]), None
    zone = read.get("z")
    if zone is not None:
        digits = zone[1:].replace(":", "")
        offset = int(digits[:2] or 0) * 3600 + int(digits[2:4] or 0) * 60 + int(digits[4:6] or 0)
        offset = -offset if zone[0] == "-" else offset
    if afternoon:
        hour = hour % 12 + 12
    if yearday is not None:
        from datetime import _from_ordinal, _to_ordinal

        year, month, day = _from_ordinal(_to_ordinal(year, 1, 1) + yearday - 1)
    return (year, month, day, hour, minute, second), micro, offset


def strptime(text, fmt="%a %b %d %H:%M:%S %Y", /):
    from datetime import datetime

    values, _, _ = _parse(text, fmt)
    return datetime(*values).timetuple()
