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


def _mismatch(text, fmt):
    return ValueError(f"time data {text!r} does not match format {fmt!r}")


def _number(text, at, most, fmt):
    end = at
    while end < len(text) and end - at < most and text[end].isdigit():
        end += 1
    if end == at:
        return None, at
    return int(text[at:end]), end


def _word(text, at, words):
    lowered = text[at:].lower()
    best = None
    for index, word in enumerate(words):
        if lowered.startswith(word.lower()) and (best is None or len(word) > len(words[best])):
            best = index
    return best, at if best is None else at + len(words[best])


_EXPANSIONS = {"T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y", "F": "%Y-%m-%d", "x": "%m/%d/%y", "X": "%H:%M:%S",
               "c": "%a %b %d %H:%M:%S %Y"}


def _parse(text, fmt):
    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    if not isinstance(fmt, str):
        raise TypeError(f"strptime() argument 2 must be str, not {type(fmt).__name__}")
    whole = fmt
    for code, longer in _EXPANSIONS.items():
        fmt = fmt.replace("%" + code, longer)
    year, month, day, hour, minute, second, micro = 1900, 1, 1, 0, 0, 0, 0
    afternoon, offset, yearday, weekday = None, None, None, None
    at = position = 0
    limits = {"m": (1, 12), "d": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61), "j": (1, 366)}
    while position < len(fmt):
        char = fmt[position]
        position += 1
        if char.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if char != "%":
            if at >= len(text) or text[at] != char:
                raise _mismatch(text, whole)
            at += 1
            continue
        if position >= len(fmt):
            raise ValueError(f"stray %% in format {whole!r}")
        code = fmt[position]
        position += 1
        if code in "mdHIMSjyYwu":
            number, at = _number(text, at, {"Y": 4, "j": 3, "w": 1, "u": 1}.get(code, 2), whole)
            low, high = limits.get(code, (0, 9999))
            if number is None or not low <= number <= high:
                raise _mismatch(text, whole)
            if code == "Y":
                year = number
            elif code == "y":
                year = number + (2000 if number < 69 else 1900)
            elif code == "m":
                month = number
            elif code == "d":
                day = number
            elif code == "H":
                hour = number
            elif code == "I":
                hour = number % 12
                afternoon = afternoon or False
            elif code == "M":
                minute = number
            elif code == "S":
                second = number
            elif code == "j":
                yearday = number
        elif code == "f":
            start = at
            number, at = _number(text, at, 6, whole)
            if number is None:
                raise _mismatch(text, whole)
            micro = number * 10 ** (6 - (at - start))
        elif code in "bB":
            index, at = _word(text, at, _MONTHS if code == "B" else [name[:3] for name in _MONTHS])
            if index is None:
                raise _mismatch(text, whole)
            month = index + 1
        elif code in "aA":
            weekday, at = _word(text, at, _DAYS if code == "A" else [name[:3] for name in _DAYS])
            if weekday is None:
                raise _mismatch(text, whole)
        elif code == "p":
            index, at = _word(text, at, ["AM", "PM"])
            if index is None:
                raise _mismatch(text, whole)
            afternoon = index == 1
        elif code == "z":
            if text[at : at + 1] == "Z":
                offset, at = 0, at + 1
                continue
            sign = {"+": 1, "-": -1}.get(text[at : at + 1])
            hours, after = _number(text, at + 1, 2, whole)
            if sign is None or hours is None:
                raise _mismatch(text, whole)
            if text[after : after + 1] == ":":
                after += 1
            minutes, after = _number(text, after, 2, whole)
            offset, at = sign * (hours * 3600 + (minutes or 0) * 60), after
        elif code == "Z":
            index, at = _word(text, at, ["UTC", "GMT"])
        elif code == "%":
            if text[at : at + 1] != "%":
                raise _mismatch(text, whole)
            at += 1
        else:
            raise ValueError(f"'{code}' is a bad directive in format {whole!r}")
    if at < len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
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
