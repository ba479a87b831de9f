from abc import ABCMeta
from types import GenericAlias, UnionType
from _machine import alias, caller_module

TYPE_CHECKING = False

_NoneType = type(None)


def _shown(item):
    if item is ...:
        return "..."
    if isinstance(item, type) and not isinstance(item, GenericAlias):
        if item.__module__ == "builtins":
            return item.__qualname__
        return f"{item.__module__}.{item.__qualname__}"
    if isinstance(item, list):
        return f"[{', '.join(map(_shown, item))}]"
    if isinstance(item, tuple):
        return f"({', '.join(map(_shown, item))})"
    return repr(item)


def _checked(item):
    if item is None:
        return _NoneType
    if isinstance(item, str):
        return ForwardRef(item)
    return item


class _Form:
    # What stands for a type: `Any`, `List`, `Union[int, str]`, a type variable.
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _SpecialForm(_Form):
    def __init__(self, name, subscript=None):
        self._name = self.__name__ = name
        self._subscript = subscript

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __getitem__(self, item):
        if self._subscript is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscript(self, item)


class _Alias(_Form):
    # A form or a class with arguments.
    def __init__(self, name, origin, args, shown=None):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self._show = shown

    @property
    def __parameters__(self):
        found = []
        for arg in self.__args__:
            for one in [arg] if isinstance(arg, TypeVar) else getattr(arg, "__parameters__", ()):
                if one not in found:
                    found.append(one)
        return tuple(found)

    def __repr__(self):
        if self._show is not None:
            return self._show(self)
        return f"typing.{self._name}[{', '.join(map(_shown, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        mine, theirs = self.__args__, other.__args__
        if self._name in ("Union", "Optional", "Literal"):
            mine, theirs = set(mine), set(theirs)
        return self.__origin__ == other.__origin__ and mine == theirs

    def __hash__(self):
        args = self.__args__
        return hash((self._name, frozenset(args) if self._name in ("Union", "Literal") else args))

    def __getitem__(self, item):
        given = list(item) if isinstance(item, tuple) else [item]
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self!r} is not a generic class")
        if len(given) != len(parameters):
            word = "many" if len(given) > len(parameters) else "few"
            raise TypeError(
                f"Too {word} arguments for {self!r}; actual {len(given)}, expected {len(parameters)}"
            )
        known = dict(zip(parameters, map(_checked, given)))

        def fill(arg):
            if isinstance(arg, TypeVar):
                return known.get(arg, arg)
            inner = getattr(arg, "__parameters__", ())
            return arg[tuple(known[one] for one in inner)] if inner else arg

        args = tuple(map(fill, self.__args__))
        if self.__origin__ is Union:
            return Union[args]
        return _Alias(self._name, self.__origin__, args, self._show)

    def __call__(self, *args, **kwds):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwds)

    def __mro_entries__(self, bases):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__") or not isinstance(self.__dict__.get("__origin__"), type):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return isinstance(instance, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _Generic(_Form):
    # `List`, `Iterable`: a class that may be given arguments. Those of `collections.abc` are fetched when wanted.
    def __init__(self, name, origin, count):
        self._name = self.__name__ = name
        self._found = origin
        self._count = count

    @property
    def __origin__(self):
        if isinstance(self._found, str):
            import collections.abc
            import collections
            import contextlib

            for place in (collections.abc, collections, contextlib):
                if hasattr(place, self._found):
                    self._found = getattr(place, self._found)
                    break
        return self._found

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        args = tuple(map(_checked, args))
        if self._count >= 0 and len(args) != self._count:
            word = "many" if len(args) > self._count else "few"
            raise TypeError(f"Too {word} arguments for {self!r}; actual {len(args)}, expected {self._count}")
        return _Alias(self._name, self.__origin__, args)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _CallableType(_Generic):
    def __getitem__(self, item):
        if not isinstance(item, tuple) or len(item) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = item
        if given is not ... and not isinstance(given, (list, ParamSpec, _Alias)):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {given}")
        args = tuple(map(_checked, given)) if isinstance(given, list) else (given,)

        def shown(self):
            *given, result = self.__args__
            inside = f"[{', '.join(map(_shown, given))}]"
            if len(given) == 1 and (given[0] is ... or isinstance(given[0], ParamSpec)):
                inside = _shown(given[0])
            return f"typing.Callable[{inside}, {_shown(result)}]"

        return _Alias("Callable", self.__origin__, (*args, _checked(result)), shown)


def _union_shown(self):
    args = self.__args__
    if len(args) == 2 and _NoneType in args:
        other = args[0] if args[1] is _NoneType else args[1]
        return f"typing.Optional[{_shown(other)}]"
    return f"typing.Union[{', '.join(map(_shown, args))}]"


def _make_union(form, item):
    if item == ():
        raise TypeError("Cannot take a Union of no types.")
    members = []
    for one in item if isinstance(item, tuple) else (item,):
        one = _checked(one)
        inner = one.__args__ if isinstance(one, UnionType) or getattr(one, "__origin__", None) is Union else (one,)
        members += [part for part in inner if part not in members]
    return members[0] if len(members) == 1 else _Alias("Union", Union, tuple(members), _union_shown)


def _make_optional(form, item):
    if isinstance(item, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {item!r}.")
    return Union[item, None]


def _make_literal(form, item):
    args = item if isinstance(item, tuple) else (item,)
    flat = []
    for one in args:
        flat += one.__args__ if getattr(one, "__origin__", None) is Literal else [one]
    args = tuple(dict.fromkeys((type(one), one) for one in flat))
    args = tuple(one for _, one in args)
    return _Alias("Literal", Literal, args, lambda self: f"typing.Literal[{', '.join(map(repr, self.__args__))}]")


def _make_single(form, item):
    if isinstance(item, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {item!r}.")
    return _Alias(form._name, form, (_checked(item),))


def _make_any_number(form, item):
    return _Alias(form._name, form, tuple(map(_checked, item if isinstance(item, tuple) else (item,))))


class _Annotated(_Alias):
    def __init__(self, origin, metadata):
        _Alias.__init__(self, "Annotated", origin, (origin,))
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _Annotated):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _make_annotated(form, item):
    if not isinstance(item, tuple) or len(item) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin, *metadata = item
    if isinstance(origin, _Annotated):
        return _Annotated(origin.__origin__, (*origin.__metadata__, *metadata))
    return _Annotated(_checked(origin), tuple(metadata))


Union = _SpecialForm("Union", _make_union)
Optional = _SpecialForm("Optional", _make_optional)
Literal = _SpecialForm("Literal", _make_literal)
Annotated = _SpecialForm("Annotated", _make_annotated)
Final = _SpecialForm("Final", _make_single)
ClassVar = _SpecialForm("ClassVar", _make_single)
TypeGuard = _SpecialForm("TypeGuard", _make_single)
Required = _SpecialForm("Required", _make_single)
NotRequired = _SpecialForm("NotRequired", _make_single)
Unpack = _SpecialForm("Unpack", _make_single)
Concatenate = _SpecialForm("Concatenate", _make_any_number)
NoReturn = _SpecialForm("NoReturn")
Never = _SpecialForm("Never")
Self = _SpecialForm("Self")
LiteralString = _SpecialForm("LiteralString")
TypeAlias = _SpecialForm("TypeAlias")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


List = _Generic("List", list, 1)
Dict = _Generic("Dict", dict, 2)
Set = _Generic("Set", set, 1)
FrozenSet = _Generic("FrozenSet", frozenset, 1)
Tuple = _Generic("Tuple", tuple, -1)
Type = _Generic("Type", type, 1)
DefaultDict = _Generic("DefaultDict", "defaultdict", 2)
OrderedDict = _Generic("OrderedDict", "OrderedDict", 2)
Counter = _Generic("Counter", "Counter", 1)
ChainMap = _Generic("ChainMap", "ChainMap", 2)
Deque = _Generic("Deque", "deque", 1)
Iterable = _Generic("Iterable", "Iterable", 1)
Iterator = _Generic("Iterator", "Iterator", 1)
Generator = _Generic("Generator", "Generator", 3)
Reversible = _Generic("Reversible", "Reversible", 1)
Container = _Generic("Container", "Container", 1)
Collection = _Generic("Collection", "Collection", 1)
Sequence = _Generic("Sequence", "Sequence", 1)
MutableSequence = _Generic("MutableSequence", "MutableSequence", 1)
Mapping = _Generic("Mapping", "Mapping", 2)
MutableMapping = _Generic("MutableMapping", "MutableMapping", 2)
AbstractSet = _Generic("AbstractSet", "Set", 1)
MutableSet = _Generic("MutableSet", "MutableSet", 1)
MappingView = _Generic("MappingView", "MappingView", 1)
KeysView = _Generic("KeysView", "KeysView", 1)
ItemsView = _Generic("ItemsView", "ItemsView", 2)
ValuesView = _Generic("ValuesView", "ValuesView", 1)
Hashable = _Generic("Hashable", "Hashable", 0)
Sized = _Generic("Sized", "Sized", 0)
ByteString = _Generic("ByteString", "ByteString", 0)
Awaitable = _Generic("Awaitable", "Awaitable", 1)
Coroutine = _Generic("Coroutine", "Coroutine", 3)
AsyncIterable = _Generic("AsyncIterable", "AsyncIterable", 1)
AsyncIterator = _Generic("AsyncIterator", "AsyncIterator", 1)
AsyncGenerator = _Generic("AsyncGenerator", "AsyncGenerator", 2)
ContextManager = _Generic("ContextManager", "AbstractContextManager", 1)
AsyncContextManager = _Generic("AsyncContextManager", "AbstractAsyncContextManager", 1)
Callable = _CallableType("Callable", "Callable", -1)
Text = str


class ForwardRef(_Form):
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


class TypeVar(_Form):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__module__ = caller_module()

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __reduce__(self):
        return self.__name__


class ParamSpec(_Form):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__bound__ = bound
        self.args = _SpecialForm(name + ".args")
        self.kwargs = _SpecialForm(name + ".kwargs")

    def __repr__(self):
        return "~" + self.__name__


class TypeVarTuple(_Form):
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.split(".")[-1]
        self.__supertype__ = tp
        self.__module__ = caller_module()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if cls is Generic:
            params = params if isinstance(params, tuple) else (params,)
            if not all(isinstance(one, (TypeVar, ParamSpec, TypeVarTuple, _Alias)) for one in params):
                raise TypeError("Parameters to Generic[...] must all be type variables or parameter specification variables.")
            return _Alias("Generic", Generic, params)
        return alias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        parameters = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for one in getattr(base, "__args__", ()):
                if isinstance(one, (TypeVar, ParamSpec)) and one not in parameters:
                    parameters.append(one)
        cls.__parameters__ = tuple(parameters)


_NOT_MEMBERS = {
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__orig_bases__", "__parameters__", "__qualname__", "__slots__", "__subclasshook__", "__weakref__",
    "__class_getitem__", "__match_args__", "__registered__", "__hash__", "_is_protocol", "_is_runtime_protocol",
}  # fmt: skip


def _members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__dict__.get("_is_protocol") and base is not Protocol and base is not Generic:
            names |= set(base.__dict__) | set(base.__dict__.get("__annotations__", ()))
    return {name for name in names if name not in _NOT_MEMBERS and not name.startswith("_abc_")}


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        if not cls.__dict__.get("_is_protocol"):
            return False
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all(
            hasattr(instance, name) and (not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
            for name in _members(cls)
        )

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get("_is_protocol"):
            return type.__subclasscheck__(cls, other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if not all(callable(getattr(cls, name, None)) for name in _members(cls)):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return type.__subclasscheck__(cls, other) or all(hasattr(other, name) for name in _members(cls))


def _no_init(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __class_getitem__(cls, params):
        if cls is Protocol:
            return _Alias("Protocol", Protocol, params if isinstance(params, tuple) else (params,))
        return alias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_init
        elif not cls._is_protocol and cls.__init__ is _no_init:
            cls.__init__ = object.__init__


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


class SupportsInt(Protocol):
    def __int__(self) -> int: ...


class SupportsFloat(Protocol):
    def __float__(self) -> float: ...


class SupportsIndex(Protocol):
    def __index__(self) -> int: ...


class SupportsAbs(Protocol):
    def __abs__(self): ...


class SupportsRound(Protocol):
    def __round__(self, ndigits=0): ...


for _class in (SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsRound):
    _class._is_runtime_protocol = True


def _named_tuple(typename, types, defaults, module):
    from _namedtuple import namedtuple

    made = namedtuple(typename, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        types = ns.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = _named_tuple(typename, types, [ns[name] for name in defaults], ns["__module__"])
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in types and key not in ("__module__", "__annotations__", "__orig_bases__", "__qualname__"):
                setattr(made, key, value)
        made.__qualname__ = ns.get("__qualname__", typename)
        return made


class _NamedTupleForm:
    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        return _named_tuple(typename, dict(fields), None, caller_module())

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return "<function NamedTuple at 0x7f0000000000>"


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        own = ns.get("__annotations__", {})
        for key, kind in own.items():
            origin = getattr(kind, "__origin__", None)
            if origin is Required or (total and origin is not NotRequired):
                required.add(key)
            else:
                optional.add(key)
        made = type.__new__(cls, name, (dict,), ns)
        annotations.update(own)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class _TypedDictForm:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        if fields is None:
            fields = kwargs
        ns = {"__annotations__": dict(fields), "__module__": caller_module()}
        return _TypedDictMeta(typename, (), ns, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDictForm()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    return obj


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions outside a stub module should always be followed by an "
        "implementation that is not @overload-ed."
    )


def overload(func):
    return _overload_dummy


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def no_type_check_decorator(decorator):
    return decorator


def dataclass_transform(**kwargs):
    return lambda cls: cls


def get_origin(tp):
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, UnionType):
        return UnionType
    if isinstance(tp, (_Alias, _Generic, GenericAlias)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _Annotated):
        return (tp.__origin__, *tp.__metadata__)
    if not isinstance(tp, (_Alias, GenericAlias, UnionType)):
        return ()
    args = tp.__args__
    if isinstance(tp, _Alias) and tp._name == "Callable" and args[0] is not ...:
        return ([*args[:-1]], args[-1])
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if isinstance(obj, type):
        found = {}
        for base in reversed(obj.__mro__):
            found.update(base.__dict__.get("__annotations__", {}))
    else:
        found = dict(getattr(obj, "__annotations__", {}))
    hints = {}
    for name, hint in found.items():
        if hint is None:
            hint = _NoneType
        if isinstance(hint, str):
            hint = _named(hint, obj, globalns)
        if isinstance(hint, _Annotated) and not include_extras:
            hint = hint.__origin__
        hints[name] = hint
    return hints


def _named(name, obj, globalns):
    import builtins
    import sys

    for place in (globalns or vars(sys.modules.get(getattr(obj, "__module__", None), builtins)), vars(builtins)):
        if name in place:
            return place[name]
    if name == "None":
        return _NoneType
    return ForwardRef(name)


class IO(Generic):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


def __getattr__(name):
    if name in ("Pattern", "Match"):
        import re

        return _Generic(name, getattr(re, name), 1)
    raise AttributeError(f"module 'typing' has no attribute '{name}'")
