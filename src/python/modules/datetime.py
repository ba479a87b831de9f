import time as _time

MINYEAR = 1
MAXYEAR = 9999

_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MAX_ORDINAL = 3652059


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_month(year, month):
    return sum(_DAYS_IN_MONTH[1:month]) + (month > 2 and _is_leap(year))


def _to_ordinal(year, month, day):
    return _days_before_year(year) + _days_before_month(year, month) + day


def _from_ordinal(n):
    year = (n * 400) // 146097 + 1
    while _days_before_year(year) >= n:
        year -= 1
    while _days_before_year(year + 1) < n:
        year += 1
    left = n - _days_before_year(year)
    month = 1
    while left > _days_in_month(year, month):
        left -= _days_in_month(year, month)
        month += 1
    return year, month, left


def _int(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer") from None


def _type_name(value):
    kind = type(value)
    return f"datetime.{kind.__name__}" if kind.__module__ == "datetime" else kind.__name__


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_type_name(tz)}'")


def _round_half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    twice = 2 * rest
    if twice > denominator or (twice == denominator and quotient % 2):
        quotient += 1
    return quotient


def _micros(value, unit):
    if isinstance(value, int):
        return value * unit, 0.0
    if isinstance(value, float):
        whole = int(value)
        return whole * unit, (value - whole) * unit
    raise TypeError(f"unsupported type for timedelta {{}} component: {_type_name(value)}")


class timedelta:
    _c_type = True
    __slots__ = ("_us",)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, rest = 0, 0.0
        for name, value, unit in (
            ("microseconds", microseconds, 1),
            ("milliseconds", milliseconds, 1000),
            ("seconds", seconds, 1_000_000),
            ("minutes", minutes, 60_000_000),
            ("hours", hours, 3_600_000_000),
            ("days", days, 86_400_000_000),
            ("weeks", weeks, 604_800_000_000),
        ):
            try:
                whole, part = _micros(value, unit)
            except TypeError as error:
                raise TypeError(str(error).format(name)) from None
            total += whole
            if part:
                kept = int(part)
                total += kept
                rest += part - kept
        if rest:
            total += round(rest)
        return _delta(cls, total)

    @property
    def days(self):
        return self._us // 86_400_000_000

    @property
    def seconds(self):
        return self._us % 86_400_000_000 // 1_000_000

    @property
    def microseconds(self):
        return self._us % 1_000_000

    def total_seconds(self):
        return self._us / 1_000_000

    def __repr__(self):
        parts = []
        for name in ("days", "seconds", "microseconds"):
            value = getattr(self, name)
            if value:
                parts.append(f"{name}={value}")
        return f"{_qualified(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            plural = "" if abs(self.days) == 1 else "s"
            text = f"{self.days} day{plural}, {text}"
        if self.microseconds:
            text += f".{self.microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, self._us + other._us)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, self._us - other._us)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, other._us - self._us)
        return NotImplemented

    def __neg__(self):
        return _delta(timedelta, -self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(timedelta, abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(timedelta, self._us * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _delta(timedelta, _round_half_even(self._us * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return _delta(timedelta, _divided(self._us, other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _delta(timedelta, _divided(self._us * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if isinstance(other, int):
            return _delta(timedelta, self._us // other)
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta, self._us % other._us)
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._us, other._us)
            return quotient, _delta(timedelta, rest)
        return NotImplemented

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._us != 0

    def __reduce__(self):
        return (self.__class__, (self.days, self.seconds, self.microseconds))


def _divided(numerator, denominator):
    if denominator == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    return _round_half_even(numerator, denominator)


def _delta(cls, micros):
    days = micros // 86_400_000_000
    if abs(days) > 999_999_999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    made = object.__new__(cls)
    made._us = micros
    return made


def _qualified(value):
    kind = type(value)
    return f"datetime.{kind.__qualname__}" if kind.__module__ == "datetime" else kind.__qualname__


timedelta.min = _delta(timedelta, -999_999_999 * 86_400_000_000)
timedelta.max = _delta(timedelta, 1_000_000_000 * 86_400_000_000 - 1)
timedelta.resolution = _delta(timedelta, 1)


class tzinfo:
    _c_type = True

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return (dt + self.utcoffset(dt)).replace(tzinfo=self)


class timezone(tzinfo):
    _c_type = True

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_type_name(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_type_name(name)}")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        if name is None and not offset and hasattr(timezone, "utc"):
            return timezone.utc
        made = object.__new__(cls)
        made._offset = offset
        made._name = name
        return made

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        if self is timezone.utc:
            return (timezone, (self._offset,))
        return (timezone, (self._offset,) if self._name is None else (self._offset, self._name))


def _offset_text(offset):
    if offset is None:
        return ""
    sign, micros = ("-", -offset._us) if offset._us < 0 else ("+", offset._us)
    minutes, rest = divmod(micros, 60_000_000)
    text = f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    if rest:
        text += f":{rest // 1_000_000:02d}"
        if rest % 1_000_000:
            text += f".{rest % 1_000_000:06d}"
    return text


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


def _strftime(value, fmt, timetuple):
    out = []
    at = 0
    while at < len(fmt):
        char = fmt[at]
        at += 1
        if char != "%" or at >= len(fmt):
            out.append(char)
            continue
        code = fmt[at : at + 2] if fmt[at] in "-_0^#" else fmt[at]
        at += len(code)
        if code == "f":
            out.append(f"{getattr(value, 'microsecond', 0):06d}")
        elif code == "z":
            offset = value.utcoffset() if hasattr(value, "utcoffset") else None
            out.append(_offset_text(offset).replace(":", ""))
        elif code == "Z":
            name = value.tzname() if hasattr(value, "tzname") else None
            out.append(name or "")
        else:
            out.append(_time._format_one(code, timetuple))
    return "".join(out)


def _date_arguments(*values):
    made = []
    for position, (name, value) in enumerate(zip(("year", "month", "day"), values), 1):
        if value is None:
            raise TypeError(f"function missing required argument {name!r} (pos {position})")
        made.append(_int(value))
    return made


class date:
    _c_type = True
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=None, month=None, day=None):
        if month is None and isinstance(year, bytes) and len(year) == 4:
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        year, month, day = _date_arguments(year, month, day)
        _check_date(year, month, day)
        made = object.__new__(cls)
        made._year, made._month, made._day = year, month, day
        return made

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls.fromordinal(719163 + int(timestamp // 86400))

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_ORDINAL:
            raise ValueError(f"year is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            values = _parse_iso_date(text)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*values)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"Year is out of range: {year}")
        first = _iso_first_monday(year)
        if not 1 <= week <= (_iso_first_monday(year + 1) - first) // 7:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid day: {day} (range is [1, 7])")
        return cls.fromordinal(first + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        first = _iso_first_monday(year)
        week, day = divmod(self.toordinal() - first, 7)
        if week < 0:
            year -= 1
            week, day = divmod(self.toordinal() - _iso_first_monday(year), 7)
        elif week >= 52 and self.toordinal() >= _iso_first_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        return f"{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year}"

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yday(), -1))

    def _yday(self):
        return _days_before_month(self._year, self._month) + self._day

    def strftime(self, fmt):
        return _strftime(self, fmt, self.timetuple())

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    def __repr__(self):
        return f"{_qualified(self)}({self._year}, {self._month}, {self._day})"

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if not 0 < n <= _MAX_ORDINAL:
                raise OverflowError("date value out of range")
            return type(self).fromordinal(n)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        high, low = divmod(self._year, 256)
        return (self.__class__, (bytes([high, low, self._month, self._day]),))


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _iso_first_monday(year):
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _digits(text, count):
    if len(text) != count or not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _parse_iso_date(text):
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        return _digits(text[:4], 4), _digits(text[5:7], 2), _digits(text[8:], 2)
    if len(text) == 8 and text.isdigit():
        return _digits(text[:4], 4), _digits(text[4:6], 2), _digits(text[6:], 2)
    raise ValueError


def _parse_iso_time(text):
    offset = None
    for at, char in enumerate(text):
        if char == "Z" and at == len(text) - 1:
            offset, text = timezone.utc, text[:at]
            break
        if char in "+-":
            sign = -1 if char == "-" else 1
            hour, minute, second, micro, _ = _parse_iso_time(text[at + 1 :])
            delta = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro) * sign
            offset = timezone(delta) if delta else timezone.utc
            text = text[:at]
            break
    micro = 0
    for mark in ".,":
        if mark in text:
            text, _, part = text.partition(mark)
            if not part.isdigit():
                raise ValueError
            micro = int((part + "000000")[:6])
    parts = text.split(":") if ":" in text else [text[i : i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3:
        raise ValueError
    numbers = [_digits(part, 2) for part in parts] + [0, 0]
    return numbers[0], numbers[1], numbers[2], micro, offset


class time:
    _c_type = True
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        made = object.__new__(cls)
        made._hour, made._minute, made._second, made._microsecond = hour, minute, second, microsecond
        made._tzinfo, made._fold = tzinfo, fold
        return made

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            values = _parse_iso_time(text.removeprefix("T"))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*values)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, fmt):
        values = (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)
        return _strftime(self, fmt, _time.struct_time(values))

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def __repr__(self):
        return f"{_qualified(self)}({_time_arguments(self)})"

    def _key(self):
        return (self._hour, self._minute, self._second, self._microsecond)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        arguments = (*self._key(), self._tzinfo) if self._tzinfo is not None else self._key()
        return (self.__class__, arguments)


def _time_text(value, timespec):
    text = f"{value._hour:02d}:{value._minute:02d}:{value._second:02d}"
    if timespec == "auto":
        return text + (f".{value._microsecond:06d}" if value._microsecond else "")
    if timespec == "seconds":
        return text
    if timespec == "minutes":
        return text[:5]
    if timespec == "hours":
        return text[:2]
    if timespec == "milliseconds":
        return text + f".{value._microsecond // 1000:03d}"
    if timespec == "microseconds":
        return text + f".{value._microsecond:06d}"
    raise ValueError("Unknown timespec value")


def _time_arguments(value):
    text = f"{value._hour}, {value._minute}"
    if value._second or value._microsecond:
        text += f", {value._second}"
    if value._microsecond:
        text += f", {value._microsecond}"
    if value._tzinfo is not None:
        text += f", tzinfo={value._tzinfo!r}"
    if value._fold:
        text += ", fold=1"
    return text


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    _c_type = True
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            state, tzinfo = year, month
            year, month, day = state[0] * 256 + state[1], state[2], state[3]
            hour, minute, second = state[4], state[5], state[6]
            microsecond = (state[7] * 256 + state[8]) * 256 + state[9]
        year, month, day = _date_arguments(year, month, day)
        hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        made = object.__new__(cls)
        made._year, made._month, made._day = year, month, day
        made._hour, made._minute, made._second, made._microsecond = hour, minute, second, microsecond
        made._tzinfo, made._fold = tzinfo, fold
        return made

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tzinfo(tz)
        micros = round(timestamp * 1_000_000) if isinstance(timestamp, int) else _micros_of(timestamp)
        days, rest = divmod(micros, 86_400_000_000)
        if not 0 < 719163 + days <= _MAX_ORDINAL:
            if abs(timestamp) >= 2**63:
                raise OverflowError("timestamp out of range for platform time_t")
            raise ValueError(f"year {1970 + int(days // 365.2425)} is out of range")
        made = cls(*_from_ordinal(719163 + days), *_clock(rest), tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(
            date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
            time._tzinfo if tzinfo is True else tzinfo, fold=time._fold,
        )

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            length = 10 if "-" in text[:8] else 8
            values = _parse_iso_date(text[:length])
            if len(text) != length:
                values += _parse_iso_time(text[length + 1 :])
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*values)

    @classmethod
    def strptime(cls, text, fmt):
        values, micro, offset = _time._parse(text, fmt)
        tz = None if offset is None else (timezone(timedelta(seconds=offset)) if offset else timezone.utc)
        return cls(*values[:6], micro, tz)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _micros(self):
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return (self.toordinal() * 86400 + seconds) * 1_000_000 + self._microsecond

    def _utc_micros(self):
        offset = self.utcoffset()
        return self._micros() - (offset._us if offset is not None else 0)

    def timestamp(self):
        return (self._utc_micros() - 719163 * 86_400_000_000) / 1_000_000

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone.utc
        _check_tzinfo(tz)
        offset = self.utcoffset()
        utc = (self - offset if offset else self).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def timetuple(self):
        values = (self._year, self._month, self._day, self._hour, self._minute, self._second)
        dst = self.dst()
        return _time.struct_time((*values, self.weekday(), self._yday(), -1 if dst is None else int(bool(dst))))

    def utctimetuple(self):
        offset = self.utcoffset()
        return (self - offset if offset else self).replace(tzinfo=None).timetuple()

    def isoformat(self, sep="T", timespec="auto"):
        return date.isoformat(self) + sep + _time_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        clock = f"{self._hour:02d}:{self._minute:02d}:{self._second:02d}"
        return f"{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} {clock} {self._year}"

    def strftime(self, fmt):
        return _strftime(self, fmt, self.timetuple())

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
        *, fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def __repr__(self):
        return f"{_qualified(self)}({self._year}, {self._month}, {self._day}, {_time_arguments(self)})"

    def __add__(self, other):
        if isinstance(other, timedelta):
            days, rest = divmod(self._micros() + other._us, 86_400_000_000)
            if not 0 < days <= _MAX_ORDINAL:
                raise OverflowError("date value out of range")
            return type(self)(*_from_ordinal(days), *_clock(rest), self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if isinstance(other, datetime):
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return _delta(timedelta, self._utc_micros() - other._utc_micros())
        return NotImplemented

    def _compared(self, other):
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_micros() - other._utc_micros()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._utc_micros() == other._utc_micros()

    def _ordered(self, other):
        if isinstance(other, datetime):
            return True
        if isinstance(other, date):
            raise TypeError(f"can't compare datetime.datetime to datetime.date")
        return False

    def __lt__(self, other):
        return self._compared(other) < 0 if self._ordered(other) else NotImplemented

    def __le__(self, other):
        return self._compared(other) <= 0 if self._ordered(other) else NotImplemented

    def __gt__(self, other):
        return self._compared(other) > 0 if self._ordered(other) else NotImplemented

    def __ge__(self, other):
        return self._compared(other) >= 0 if self._ordered(other) else NotImplemented

    def __hash__(self):
        return hash(self._utc_micros())

    def __reduce__(self):
        high, low = divmod(self._year, 256)
        rest, micro = divmod(self._microsecond, 256)
        state = [high, low, self._month, self._day, self._hour, self._minute, self._second, *divmod(rest, 256), micro]
        return (self.__class__, (bytes(state),) if self._tzinfo is None else (bytes(state), self._tzinfo))


def _micros_of(timestamp):
    if not isinstance(timestamp, float):
        raise TypeError(f"'{_type_name(timestamp)}' object cannot be interpreted as an integer")
    whole, part = divmod(timestamp, 1)
    return int(whole) * 1_000_000 + round(part * 1_000_000)


def _clock(micros):
    seconds, micro = divmod(micros, 1_000_000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return hour, minute, second, micro


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
