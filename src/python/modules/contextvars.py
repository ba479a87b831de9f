from _machine import swap_context
from types import GenericAlias

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_NOTHING = object()


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    MISSING = _Missing()
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"


class ContextVar:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, name, *, default=_NOTHING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name, self._default = name, default

    @property
    def name(self):
        return self._name

    def get(self, default=_NOTHING, /):
        value = _current()._values.get(self, _NOTHING)
        if value is _NOTHING:
            value = self._default if default is _NOTHING else default
        if value is _NOTHING:
            raise LookupError(self)
        return value

    def set(self, value, /):
        context = _current()
        token = object.__new__(Token)
        token.var, token.old_value = self, context._values.get(self, Token.MISSING)
        token._context, token._used = context, False
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            context._values.pop(self, None)
        else:
            context._values[self] = token.old_value

    def __repr__(self):
        default = "" if self._default is _NOTHING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class Context:
    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, /, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        before = swap_context(self)
        try:
            return callable(*args, **kwargs)
        finally:
            swap_context(before)
            self._entered = False

    def copy(self):
        copied = Context()
        copied._values = self._values.copy()
        return copied

    def get(self, var, default=None, /):
        return self._values.get(_variable(var), default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, var):
        return self._values[_variable(var)]

    def __contains__(self, var):
        return _variable(var) in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None


Context.__module__ = ContextVar.__module__ = Token.__module__ = "_contextvars"


def _variable(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")
    return var


# The context of the thread that runs; each begins with an empty one.
def _current():
    context = swap_context(None)
    if context is None:
        context = Context()
    swap_context(context)
    return context


def copy_context():
    return _current().copy()
