class auto:
    _last = 0

    def __init__(self, value=None):
        self.value = value
        auto._last += 1
        self._order = auto._last

    def __or__(self, other):
        return _Later(lambda one, two: one | two, self, other)

    def __ror__(self, other):
        return _Later(lambda one, two: one | two, other, self)

    def __and__(self, other):
        return _Later(lambda one, two: one & two, self, other)

    def __xor__(self, other):
        return _Later(lambda one, two: one ^ two, self, other)

    def __invert__(self):
        return _Later(lambda one: ~one, self)

    def _resolve(self, *place):
        if self.value is None:
            self.value = _next_value(*place)
        return self.value


class _Later(auto):
    """What a class body computes from values that it does not have yet."""

    def __init__(self, compute, *parts):
        self._compute, self._parts = compute, parts

    def _resolve(self, *place):
        return self._compute(*(part._resolve(*place) if isinstance(part, auto) else part for part in self._parts))


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_member_name(name, value):
    if name.startswith("__") and name.endswith("__") or name.startswith("_") and name.endswith("_"):
        return False
    if isinstance(value, (property, staticmethod, classmethod, nonmember)) or isinstance(value, type):
        return False
    return not hasattr(type(value), "__get__") and not callable(value) or isinstance(value, auto)


class EnumType(type):
    def __new__(mcls, name, bases, namespace, *, boundary=None, **kwds):
        if not bases or bases == (object,):
            return super().__new__(mcls, name, bases, namespace, **kwds)
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        data = {}
        pending = []
        for key, value in namespace.items():
            if isinstance(value, member):
                value = value.value
                pending.append((key, value))
            elif _is_member_name(key, value):
                pending.append((key, value))
            else:
                data[key] = value.value if isinstance(value, nonmember) else value
        mixin = _mixin_type(bases)
        data["_member_map_"] = {}
        data["_value2member_map_"] = {}
        data["_member_names_"] = []
        data["_member_type_"] = mixin
        ignored = data.pop("_ignore_", ())
        own_new = data.pop("__new__", None)
        cls = super().__new__(mcls, name, bases, data, **kwds)
        if Enum is not None and mixin is not object and not issubclass(cls, ReprEnum or ()):
            # What the mixed-in type says of itself gives way to what an enum says.
            for special in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if special not in data and getattr(cls, special) is getattr(mixin, special, None):
                    type.__setattr__(cls, special, getattr(bases[-1], special))
        maker = own_new or _inherited_new(bases)
        values = []
        for key, value in pending:
            if key in ignored:
                continue
            if isinstance(value, auto):
                value = value._resolve(cls, key, len(values), values)
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple(
                    part._resolve(cls, key, len(values), values) if isinstance(part, auto) else part for part in value
                )
            values.append(value)
            _add_member(cls, key, value, mixin, maker)
        return cls

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if cls._member_map_ or names is None:
            return _lookup(cls, value)
        return _functional(cls, value, names, module, type, start)

    def __iter__(cls):
        return (cls._member_map_[name] for name in list(cls._member_names_))

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if not isinstance(value, Enum):
            raise TypeError(
                f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'"
            )
        return False

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        members = type.__getattribute__(cls, "_member_map_") if name != "_member_map_" else {}
        if name in members:
            return members[name]
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        type.__delattr__(cls, name)

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if Flag is not None and issubclass(cls, Flag) else f"<enum {cls.__name__!r}>"


EnumMeta = EnumType
Enum = Flag = ReprEnum = None


def _mixin_type(bases):
    for base in bases:
        for kind in base.__mro__:
            if kind in (int, str, float, bytes, tuple, bool):
                return kind
    for base in bases:
        if not isinstance(base, EnumType) and base is not object:
            return base
        if isinstance(base, EnumType) and getattr(base, "_member_type_", object) is not object:
            return base._member_type_
    return object


def _inherited_new(bases):
    for base in bases:
        for kind in base.__mro__:
            made = kind.__dict__.get("_enum_new_")
            if made is not None:
                return made
    return None


def _next_value(cls, name, count, values):
    generate = getattr(cls, "_generate_next_value_", None)
    return generate(name, 1, count, values)


def _add_member(cls, name, value, mixin, maker):
    if name in cls._member_map_:
        raise TypeError(f"{name!r} already defined as {cls._member_map_[name].value!r}")
    arguments = value if isinstance(value, tuple) else (value,)
    if mixin is tuple:
        arguments = (arguments,)
    if maker is not None:
        made = maker(cls, *arguments)
        if not hasattr(made, "_value_"):
            made._value_ = value if mixin is object else mixin(*arguments)
    elif mixin is object:
        made = object.__new__(cls)
        made._value_ = value
    elif mixin in (int, str, float, bytes, tuple, bool):
        made = mixin.__new__(cls, *arguments)
        made._value_ = mixin(*arguments)
    else:
        made = object.__new__(cls)
        made._value_ = mixin(*arguments)
        for key, part in getattr(made._value_, "__dict__", {}).items():
            made.__dict__[key] = part
    value = made._value_
    for other in cls._member_map_.values():
        if other._value_ == value and type(other._value_) == type(value):
            cls._member_map_[name] = other
            return
    made._name_ = name
    made.__objclass__ = cls
    made._sort_order_ = len(cls._member_names_)
    init = cls.__init__
    if init is not object.__init__ and mixin in (object, int, str, float, bytes, tuple):
        own = any("__init__" in kind.__dict__ for kind in cls.__mro__ if isinstance(kind, EnumType))
        if own:
            made.__init__(*arguments)
    cls._member_map_[name] = made
    if not (Flag is not None and issubclass(cls, Flag)) or _is_single(value):
        cls._member_names_.append(name)
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        pass


def _is_single(value):
    return value > 0 and value & (value - 1) == 0


def _lookup(cls, value):
    if type(value) is cls:
        return value
    try:
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
    except TypeError:
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
    found = cls._missing_(value)
    if isinstance(found, cls):
        return found
    if found is None:
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    raise TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")


def _functional(cls, name, names, module, mixin, start):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    namespace = {"__module__": module or "__main__", "__qualname__": name}
    values = []
    for index, item in enumerate(names.items() if isinstance(names, dict) else names):
        if isinstance(item, str):
            value = cls._generate_next_value_(item, start, index, values)
            item = (item, value)
        values.append(item[1])
        namespace[item[0]] = item[1]
    bases = (cls,) if mixin is None else (mixin, cls)
    return type(cls).__new__(type(cls), name, bases, namespace)


class Enum(metaclass=EnumType):
    _member_map_ = {}
    _member_names_ = []
    _value2member_map_ = {}
    _member_type_ = object

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]

    def __setattr__(self, name, value):
        if name in ("name", "value"):
            raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")
        object.__setattr__(self, name, value)

    def __reduce_ex__(self, protocol):
        return (self.__class__, (self._value_,))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __format__(self, spec):
        return int.__format__(self._value_, spec)

    def __hash__(self):
        return int.__hash__(self._value_)


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __format__(self, spec):
        return str.__format__(self._value_, spec)

    def __hash__(self):
        return str.__hash__(self._value_)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        known = 0
        for found in cls._member_map_.values():
            known |= found._value_
        if value < 0:
            return cls(known & value)
        if value & ~known and not issubclass(cls, IntFlag):
            width = max(value.bit_length(), known.bit_length())
            given, allowed = (f"{0:#b} {number:0{width}b}" for number in (value, known))
            raise ValueError(f"{cls!r} invalid value {value!r}\n    given {given}\n  allowed {allowed}")
        made = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        object.__setattr__(made, "_value_", value)
        parts = [found._name_ for found in cls if found._value_ & value]
        object.__setattr__(made, "_name_", "|".join(parts) if parts else None)
        cls._value2member_map_[value] = made
        return made

    def _parts(self):
        return [found for found in self.__class__ if found._value_ & self._value_]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return len(self._parts())

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __or__(self, other):
        value = _flag_value(self, other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = _flag_value(self, other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = _flag_value(self, other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        known = 0
        for found in self.__class__._member_map_.values():
            known |= found._value_
        return self.__class__(known & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


def _flag_value(flag, other):
    if isinstance(other, flag.__class__):
        return other._value_
    if isinstance(flag, int) and isinstance(other, int):
        return int(other)
    return NotImplemented


class IntFlag(int, Flag):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec)

    def __hash__(self):
        return int.__hash__(self._value_)


def unique(enumeration):
    aliases = []
    for name, found in enumeration._member_map_.items():
        if name != found._name_:
            aliases.append(f"{name} -> {found._name_}")
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration


class EnumCheck(Enum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def verify(*checks):
    def decorate(enumeration):
        return unique(enumeration) if UNIQUE in checks else enumeration

    return decorate

