from _namedtuple import namedtuple

__all__ = [
    "update_wrapper",
    "wraps",
    "WRAPPER_ASSIGNMENTS",
    "WRAPPER_UPDATES",
    "total_ordering",
    "cache",
    "cmp_to_key",
    "lru_cache",
    "reduce",
    "partial",
    "partialmethod",
    "singledispatch",
    "singledispatchmethod",
    "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _comparison(root, name):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return _COMPARISONS[root, name](result, self, other)

    method.__name__ = method.__qualname__ = name
    return method


_COMPARISONS = {
    ("__lt__", "__gt__"): lambda less, a, b: not less and a != b,
    ("__lt__", "__le__"): lambda less, a, b: less or a == b,
    ("__lt__", "__ge__"): lambda less, a, b: not less,
    ("__le__", "__ge__"): lambda at_most, a, b: not at_most or a == b,
    ("__le__", "__lt__"): lambda at_most, a, b: at_most and a != b,
    ("__le__", "__gt__"): lambda at_most, a, b: not at_most,
    ("__gt__", "__lt__"): lambda more, a, b: not (more or a == b),
    ("__gt__", "__ge__"): lambda more, a, b: more or a == b,
    ("__gt__", "__le__"): lambda more, a, b: not more,
    ("__ge__", "__le__"): lambda at_least, a, b: not at_least or a == b,
    ("__ge__", "__gt__"): lambda at_least, a, b: at_least and a != b,
    ("__ge__", "__lt__"): lambda at_least, a, b: not at_least,
}


def total_ordering(cls):
    names = ("__lt__", "__le__", "__gt__", "__ge__")
    roots = [name for name in names if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name in names:
        if name not in roots:
            setattr(cls, name, _comparison(roots[0], name))
    return cls


class KeyWrapper:
    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def _difference(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj)

    def __lt__(self, other):
        return self._difference(other) < 0

    def __gt__(self, other):
        return self._difference(other) > 0

    def __eq__(self, other):
        return self._difference(other) == 0

    def __le__(self, other):
        return self._difference(other) <= 0

    def __ge__(self, other):
        return self._difference(other) >= 0


def cmp_to_key(mycmp):
    def K(obj):
        return KeyWrapper(mycmp, obj)

    return K


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")


def lru_cache(maxsize=128, typed=False):
    function = None
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function if function is None else decorating_function(function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        shown = [repr(value) for value in self.args]
        shown += [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"functools.partialmethod({self.func!r}, {', '.join(shown)})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not callable(self.func):
            return partial(get(obj, cls), *self.args, **self.keywords)
        if obj is None:
            return lambda obj, /, *args, **keywords: self.func(obj, *self.args, *args, **{**self.keywords, **keywords})
        return partial(self.func, obj, *self.args, **self.keywords)


def _classes_of(annotation):
    if isinstance(annotation, str):
        import builtins

        annotation = getattr(builtins, annotation, None)
    if annotation is None:
        return (type(None),)
    if isinstance(annotation, tuple):
        return annotation
    members = getattr(annotation, "__args__", None)
    return tuple(members) if members and not isinstance(annotation, type) else (annotation,)


def singledispatch(func):
    registry = {}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                if base is object:
                    break
                return registry[base]
        for known in registry:
            if known is not object and issubclass(cls, known):
                return registry[known]
        return registry[object]

    def register(cls, func=None):
        if isinstance(cls, type) or isinstance(cls, tuple):
            if func is None:
                return lambda func: register(cls, func)
            classes = cls if isinstance(cls, tuple) else (cls,)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = {k: v for k, v in getattr(cls, "__annotations__", {}).items() if k != "return"}
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            name, annotation = next(iter(annotations.items()))
            classes = _classes_of(annotation)
            if not all(isinstance(one, type) for one in classes):
                raise TypeError(f"Invalid annotation for {name!r}. {annotation!r} is not a class.")
        for one in classes:
            registry[one] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = lambda: None
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return found.__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if not hasattr(instance, "__dict__"):
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = self.func(instance)
        object.__setattr__(instance, self.attrname, value)
        return value
