import sys

FunctionType = LambdaType = type(lambda: None)
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(str.join)
MethodType = type(type("_", (), {"f": lambda self: None})().f)
ModuleType = type(sys)
GeneratorType = type((lambda: (yield))())
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
GenericAlias = type(list[int])
UnionType = type(int | str)


async def _coroutine():
    pass


async def _async_generator():
    yield


_sample = _coroutine()
CoroutineType = type(_sample)
_sample.close()
AsyncGeneratorType = type(_async_generator())
del _sample, _coroutine, _async_generator


def _cell():
    value = 1
    return lambda: value


CellType = type(_cell().__closure__[0])
del _cell


class mappingproxy:
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        if not hasattr(mapping, "keys"):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {type(mapping).__name__}")
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __eq__(self, other):
        return self._mapping == other

    def __hash__(self):
        return hash(self._mapping)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, mappingproxy) else other)

    def __ror__(self, other):
        return other | self._mapping

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __str__(self):
        return str(self._mapping)

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


mappingproxy.__module__ = "builtins"
MappingProxyType = mappingproxy


class DynamicClassAttribute:
    def __init__(self, fget=None):
        self.fget = fget

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError()
        return self.fget(instance)


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, tuple(bases), namespace, **kwds)


def resolve_bases(bases):
    return tuple(bases)


def coroutine(func):
    return func
