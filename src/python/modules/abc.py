from _machine import abstract_names

__all__ = ["ABCMeta", "ABC", "abstractmethod", "abstractproperty", "abstractclassmethod", "abstractstaticmethod"]


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod:
    def __new__(cls, callable):
        return classmethod(abstractmethod(callable))


class abstractstaticmethod:
    def __new__(cls, callable):
        return staticmethod(abstractmethod(callable))


class abstractproperty:
    def __new__(cls, fget, *rest):
        return property(abstractmethod(fget), *rest)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = abstract_names(cls)
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls.__registered__ = (*cls.__dict__.get("__registered__", ()), subclass)
        return subclass


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = abstract_names(cls)
    return cls


def get_cache_token():
    return 0
