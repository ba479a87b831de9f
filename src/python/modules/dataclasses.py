from _machine import define as _define


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _KwOnly:
    pass


MISSING = _Missing()
KW_ONLY = _KwOnly()
_FIELDS = "__dataclass_fields__"


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = metadata or {}
        self.kw_only = kw_only
        self._kind = "field"

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type=_FIELD)"
        )


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_named(annotation, name, kind):
    if isinstance(annotation, str):
        return annotation.split("[")[0].split(".")[-1] == name
    return kind(annotation)


def _is_class_var(annotation):
    return _is_named(annotation, "ClassVar", lambda value: "ClassVar" in repr(value).split("[")[0])


def _is_init_var(annotation):
    return _is_named(annotation, "InitVar", lambda value: value is InitVar or isinstance(value, InitVar))


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    def decorate(cls):
        made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return _with_slots(made) if slots else made

    return decorate if cls is None else decorate(cls)


def _collect(cls, kw_only):
    fields = {}
    has_bases = is_frozen_base = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            has_bases = True
            fields.update(inherited)
            is_frozen_base = is_frozen_base or base.__dataclass_params__["frozen"]
    seen_kw_only = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or _is_named(annotation, "KW_ONLY", lambda value: value is _KwOnly):
            seen_kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        made = default if isinstance(default, Field) else Field(default, MISSING, True, True, None, True, None, MISSING)
        made.name, made.type = name, annotation
        if _is_class_var(annotation):
            made._kind = "class"
        elif _is_init_var(annotation):
            made._kind = "init"
        if made.kw_only is MISSING:
            made.kw_only = kw_only or seen_kw_only
        if made._kind == "field" and made.default is not MISSING and made.default.__class__.__hash__ is None:
            raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
        if isinstance(default, Field):
            if default.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, default.default)
        fields[name] = made
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields, has_bases, is_frozen_base


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    fields, has_bases, is_frozen_base = _collect(cls, kw_only)
    if has_bases:
        if is_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not is_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    setattr(cls, _FIELDS, fields)
    cls.__dataclass_params__ = {"frozen": frozen, "eq": eq, "order": order, "init": init, "repr": repr}
    real = [item for item in fields.values() if item._kind == "field"]
    own = cls.__dict__
    has_own_eq = "__eq__" in own
    has_own_hash = "__hash__" in own and not (own["__hash__"] is None and has_own_eq)
    if init:
        _add(cls, "__init__", _make_init(cls, [item for item in fields.values() if item._kind != "class"], frozen))
    if repr and "__repr__" not in own:
        _add(cls, "__repr__", _make_repr([item.name for item in real if item.repr]))
    compared = [item.name for item in real if item.compare]
    if eq and not has_own_eq:
        _add(cls, "__eq__", _make_eq(compared))
    if order:
        for name, compare in _ORDERS.items():
            if name in own:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
            _add(cls, name, _make_order(compared, compare))
    if frozen:
        for name in ("__setattr__", "__delattr__"):
            if name in own:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        names = tuple(item.name for item in real)
        _add(cls, "__setattr__", _make_frozen_set(cls, names))
        _add(cls, "__delattr__", _make_frozen_delete(cls, names))
    if unsafe_hash or (eq and frozen and not has_own_hash):
        if unsafe_hash and has_own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        hashed = [item.name for item in real if (item.compare if item.hash is None else item.hash)]
        _add(cls, "__hash__", _make_hash(hashed))
    elif eq and not has_own_hash:
        cls.__hash__ = None
    if not cls.__doc__:
        cls.__doc__ = _describe(cls, fields.values())
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple(
            item.name for item in fields.values() if item._kind != "class" and item.init and not item.kw_only
        )
    return cls


def _with_slots(cls):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = tuple(item.name for item in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in getattr(base, "__slots__", ())}
    body = {name: value for name, value in cls.__dict__.items() if name not in names}
    body["__slots__"] = tuple(name for name in names if name not in inherited)
    body["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, body)


def _add(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    setattr(cls, name, function)


class _Factory:
    def __repr__(self):
        return "<factory>"


_FACTORY = _Factory()


def _make_init(cls, fields, frozen):
    given = [item for item in fields if item.init]
    positional = [item for item in given if not item.kw_only]
    keyword_only = [item for item in given if item.kw_only]
    seen_default = None
    for item in positional:
        if item.default is not MISSING or item.default_factory is not MISSING:
            seen_default = item
        elif seen_default is not None:
            raise TypeError(f"non-default argument {item.name!r} follows default argument")
    scope = {"_FACTORY": _FACTORY, "_put": object.__setattr__}
    this = "__dataclass_self__" if any(item.name == "self" for item in fields) else "self"
    names, body, extra = {}, [], []
    for item in fields:
        name = value = item.name
        has_factory = item.default_factory is not MISSING
        if has_factory:
            scope[f"_make_{name}"] = item.default_factory
            value = f"_make_{name}() if {name} is _FACTORY else {name}" if item.init else f"_make_{name}()"
        elif item.default is not MISSING:
            scope[f"_default_{name}"] = item.default
            value = name if item.init else f"_default_{name}"
        elif not item.init:
            continue
        if item.init:
            default = "=_FACTORY" if has_factory else f"=_default_{name}" if item.default is not MISSING else ""
            names[name] = name + default
        if item._kind == "init":
            extra.append(value)
        else:
            body.append(f"_put({this}, {name!r}, {value})" if frozen else f"{this}.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(f"{this}.__post_init__({', '.join(extra)})")
    parameters = [this, *(names[item.name] for item in positional)]
    if keyword_only:
        parameters += ["*", *(names[item.name] for item in keyword_only)]
    source = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"])
    made = _define(source, "__init__", scope, "dataclasses")
    made.__annotations__ = {item.name: item.type for item in (*positional, *keyword_only)} | {"return": None}
    return made


def _shown(kind):
    if isinstance(kind, type) and not hasattr(kind, "__origin__"):
        return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return repr(kind).replace("typing.", "")


def _describe(cls, fields):
    shown = []
    for item in sorted((item for item in fields if item._kind != "class" and item.init), key=lambda item: item.kw_only):
        if item.kw_only and "*" not in shown:
            shown.append("*")
        default = _FACTORY if item.default_factory is not MISSING else item.default
        shown.append(f"{item.name}: {_shown(item.type)}" + (f" = {default!r}" if default is not MISSING else ""))
    return f"{cls.__name__}({', '.join(shown)})"


def _make_repr(names):
    running = []

    def __repr__(self):
        if any(other is self for other in running):
            return "..."
        running.append(self)
        try:
            return self.__class__.__qualname__ + f"({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"
        finally:
            running.pop()

    return __repr__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented

    return __eq__


_ORDERS = {
    "__lt__": lambda a, b: a < b,
    "__le__": lambda a, b: a <= b,
    "__gt__": lambda a, b: a > b,
    "__ge__": lambda a, b: a >= b,
}


def _make_order(names, compare):
    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(_values(self, names), _values(other, names))
        return NotImplemented

    return method


def _make_hash(names):
    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _make_frozen_set(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    return __setattr__


def _make_frozen_delete(cls, names):
    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __delattr__


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(item for item in found.values() if item._kind == "field")


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inner(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inner(obj, tuple_factory, False)


def _inner(obj, factory, named):
    if _is_instance(obj):
        if named:
            return factory([(item.name, _inner(getattr(obj, item.name), factory, named)) for item in fields(obj)])
        return factory([_inner(getattr(obj, item.name), factory, named) for item in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_inner(item, factory, named) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_inner(item, factory, named) for item in obj])
    if isinstance(obj, dict):
        return type(obj)(
            (_inner(key, factory, named), _inner(value, factory, named)) for key, value in obj.items()
        )
    from copy import deepcopy

    return deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for item in getattr(obj, _FIELDS).values():
        if item._kind == "class":
            continue
        if not item.init:
            if item.name in changes:
                raise ValueError(
                    f"field {item.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if item.name not in changes:
            if item._kind == "init" and item.default is MISSING:
                raise ValueError(f"InitVar {item.name!r} must be specified with replace()")
            changes[item.name] = getattr(obj, item.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, annotation, *default = (item, "typing.Any") if isinstance(item, str) else item
        annotations[name] = annotation
        if default:
            body[name] = default[0]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, body), **options)
