from _machine import is_coroutine_function, function_facts
from _machine import frame as _frame, program_line

_facts = function_facts


class _empty:
    pass


def isfunction(object):
    return isinstance(object, _Function)


def _sample():
    yield


_Function = type(_sample)
_Generator = type(_sample())
_Builtin = type(len)


def ismodule(object):
    import types

    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    import types

    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, _Builtin)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isgenerator(object):
    return isinstance(object, _Generator)


def iscoroutine(object):
    import types

    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    import types

    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def iscoroutinefunction(obj):
    return is_coroutine_function(_unpartial(obj))


def _unpartial(obj):
    while type(obj).__module__ == "functools" and hasattr(obj, "func"):
        obj = obj.func
    return obj


def isgeneratorfunction(obj):
    facts = _facts(_unpartial(obj))
    return facts is not None and facts[0] == "generator"


def isasyncgenfunction(obj):
    facts = _facts(_unpartial(obj))
    return facts is not None and facts[0] == "async_generator"


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    import sys

    return sys.modules.get(getattr(object, "__module__", None))


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
    return func


_KINDS = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
_DESCRIBED = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")


class _ParameterKind(int):
    @property
    def name(self):
        return _KINDS[self]

    @property
    def description(self):
        return _DESCRIBED[self]

    def __repr__(self):
        return f"<_ParameterKind.{_KINDS[self]}: {int(self)}>"

    def __str__(self):
        return _KINDS[self]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = map(_ParameterKind, range(5))


def formatannotation(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", "__main__"):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class Parameter:
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        given = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation, **changes}
        return Parameter(given.pop("name"), given.pop("kind"), **given)

    def __str__(self):
        text = {2: "*", 4: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name,
            other.kind,
            other.default,
            other.annotation,
        )

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        args = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind >= _KEYWORD_ONLY or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self.signature.parameters.items():
            if not started:
                if parameter.kind >= _KEYWORD_ONLY:
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<BoundArguments ({shown})>"

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {parameter.name: parameter for parameter in parameters or ()}
        self.return_annotation = return_annotation

    def replace(self, *, parameters=None, return_annotation=_empty):
        if parameters is None:
            parameters = self.parameters.values()
        return Signature(
            parameters, return_annotation=self.return_annotation if return_annotation is _empty else return_annotation
        )

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == _VAR_KEYWORD:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif kind != _KEYWORD_ONLY and args:
                if kind == _POSITIONAL_OR_KEYWORD and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif kind != _POSITIONAL_ONLY and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        shown = []
        last = None
        for parameter in self.parameters.values():
            kind = parameter.kind
            if last == _POSITIONAL_ONLY and kind != _POSITIONAL_ONLY:
                shown.append("/")
            if kind == _KEYWORD_ONLY and last not in (_KEYWORD_ONLY, _VAR_POSITIONAL):
                shown.append("*")
            shown.append(str(parameter))
            last = kind
        if last == _POSITIONAL_ONLY:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self.parameters == other.parameters and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash(tuple(self.parameters))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if follow_wrapped:
        obj = unwrap(obj)
    bound = False
    if isinstance(obj, type):
        function = obj.__init__ if _facts(obj.__init__) is not None else obj.__new__
        if _facts(function) is None:
            return Signature()
        bound = True
    elif ismethod(obj):
        function, bound = obj.__func__, True
    elif isfunction(obj):
        function = obj
    else:
        inner = _unpartial(obj)
        if inner is not obj:
            whole = signature(inner)
            taken = whole.bind_partial(*obj.args).arguments
            left = []
            for name, parameter in whole.parameters.items():
                if name in taken and parameter.kind != _VAR_POSITIONAL:
                    continue
                if name in obj.keywords:
                    parameter = parameter.replace(default=obj.keywords[name], kind=_KEYWORD_ONLY)
                left.append(parameter)
            return Signature(left, return_annotation=whole.return_annotation)
        function, bound = type(obj).__call__, True
    facts = _facts(function)
    if facts is None:
        raise ValueError(f"no signature found for builtin {obj!r}")
    _, names, positional_only, positional, has_args, keyword_only, has_kwargs = facts
    annotations = getattr(function, "__annotations__", {})
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    parameters = []
    names = list(names)

    def add(kind, default=_empty):
        name = names.pop(0)
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for place in range(positional):
        from_end = positional - place
        default = defaults[-from_end] if from_end <= len(defaults) else _empty
        add(_POSITIONAL_ONLY if place < positional_only else _POSITIONAL_OR_KEYWORD, default)
    if has_args:
        add(_VAR_POSITIONAL)
    for _ in range(keyword_only):
        add(_KEYWORD_ONLY, keyword_defaults.get(names[0], _empty))
    if has_kwargs:
        add(_VAR_KEYWORD)
    if bound:
        parameters = parameters[1:] if parameters and parameters[0].kind <= _POSITIONAL_OR_KEYWORD else parameters
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


class FrameInfo:
    def __init__(self, frame):
        self.frame, self.filename, self.lineno = frame, frame.f_code.co_filename, frame.f_lineno
        self.function, self.code_context, self.index = frame.f_code.co_name, [program_line(frame.f_lineno) + "\n"], 0

    def __iter__(self):
        return iter((self.frame, self.filename, self.lineno, self.function, self.code_context, self.index))

    def __getitem__(self, index):
        return tuple(self)[index]


def currentframe():
    return _frame(0)


def stack(context=1):
    frames, frame = [], _frame(0)
    while frame is not None:
        frames.append(FrameInfo(frame))
        frame = frame.f_back
    return frames
