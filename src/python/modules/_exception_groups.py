"""`ExceptionGroup`, and what `except*` does with the exceptions in one (PEP 654)."""

from _machine import copy_origin, has_origin_of


class BaseExceptionGroup(BaseException):
    def __new__(cls, /, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {_name(message)}")
        if not hasattr(type(exceptions), "__getitem__") or isinstance(exceptions, (dict, set)):
            raise TypeError("second argument (exceptions) must be a sequence")
        members = tuple(exceptions)
        if not members:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for index, error in enumerate(members):
            if not isinstance(error, BaseException):
                raise ValueError(f"Item {index} of second argument (exceptions) is not an exception")
        if not all(isinstance(error, Exception) for error in members):
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            if issubclass(cls, Exception):
                raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        elif cls is BaseExceptionGroup:
            cls = ExceptionGroup
        group = BaseException.__new__(cls, *args)
        group.message = message
        group.exceptions = members
        return group

    def __str__(self):
        count = len(self.exceptions)
        return f"{self.message} ({count} sub-exception{'s' if count != 1 else ''})"

    def __class_getitem__(cls, item):
        return _alias(cls, item)

    def derive(self, excs, /):
        return BaseExceptionGroup(self.message, excs)

    def subgroup(self, matcher_value, /):
        return _divided(self, _matcher(matcher_value))[0]

    def split(self, matcher_value, /):
        return _divided(self, _matcher(matcher_value))


class ExceptionGroup(BaseExceptionGroup, Exception):
    pass


BaseExceptionGroup.__module__ = ExceptionGroup.__module__ = "builtins"


def _name(value):
    return "None" if value is None else type(value).__name__


def _alias(cls, item):
    from types import GenericAlias

    return GenericAlias(cls, item)


def _is_class(value):
    return isinstance(value, type) and issubclass(value, BaseException)


def _matcher(value):
    if type(value) is type(_matcher):
        return value
    if _is_class(value) or isinstance(value, tuple) and all(map(_is_class, value)):
        return lambda error: isinstance(error, value)
    raise TypeError("expected a function, exception type or tuple of exception types")


def _divided(error, matches):
    """Of an exception the part for which `matches` holds and the other one, each None where it is empty."""
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    parts = [_divided(member, matches) for member in error.exceptions]
    return tuple(_part(error, [part for part in side if part is not None]) for side in zip(*parts))


def _part(group, members):
    if not members:
        return None
    part = group.derive(members)
    if not isinstance(part, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    copy_origin(group, part)
    if isinstance(notes := getattr(group, "__notes__", None), (list, tuple)):
        part.__notes__ = list(notes)
    return part


def _leaves(group):
    for member in group.exceptions:
        if isinstance(member, BaseExceptionGroup):
            yield from _leaves(member)
        else:
            yield member


class Clauses:
    """One `try` with its `except*` clauses while they look at what was raised."""

    def __init__(self, error):
        self.error = self.rest = error
        self.raised = []

    def match(self, classes):
        """The part of what is left that a clause is for, or None."""
        for item in classes if isinstance(classes, tuple) else (classes,):
            if not _is_class(item):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
            if issubclass(item, BaseExceptionGroup):
                raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
        if self.rest is None:
            return None
        if isinstance(self.rest, classes):
            matched, self.rest = self.rest, None
            return matched if isinstance(matched, BaseExceptionGroup) else ExceptionGroup("", (matched,))
        if not isinstance(self.rest, BaseExceptionGroup):
            return None
        pair = self.rest.split(classes)
        if not isinstance(pair, tuple):
            raise TypeError(f"{type(self.rest).__name__}.split must return a tuple, not {type(pair).__name__}")
        if len(pair) < 2:
            raise TypeError(f"{type(self.rest).__name__}.split must return a 2-tuple, got tuple of size {len(pair)}")
        matched, self.rest = pair
        return matched

    def failed(self, error):
        """A clause has raised an exception."""
        self.raised.append(error)

    def result(self):
        """What the statement raises when its clauses have run, or None."""
        if not isinstance(self.error, BaseExceptionGroup):
            return self.raised[0] if self.raised else self.rest
        # What was raised again as it was, or never caught, keeps its place in the group.
        kept = [error for error in self.raised if has_origin_of(error, self.error)]
        raised = [error for error in self.raised if not has_origin_of(error, self.error)]
        if self.rest is not None:
            kept.append(self.rest)
        if kept:
            leaves = {id(leaf) for group in kept for leaf in _leaves(group)}
            kept = _divided(self.error, lambda error: id(error) in leaves)[0]
        if not raised:
            return kept or None
        if kept:
            raised.append(kept)
        return BaseExceptionGroup("", raised)
