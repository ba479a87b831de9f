from _weakref import _weak, referent
from collections.abc import MutableMapping, MutableSet
from types import GenericAlias

__all__ = [
    "ReferenceType",
    "WeakKeyDictionary",
    "WeakMethod",
    "WeakSet",
    "WeakValueDictionary",
    "ref",
]


class ReferenceType:
    __slots__ = ("_weak", "_hash", "__weakref__")
    __class_getitem__ = classmethod(GenericAlias)
    __callback__ = None

    def __new__(cls, object, callback=None, /):
        # Nothing of a program runs in the middle of another line here, so nobody could call it.
        if callback is not None:
            raise NotImplementedError("callbacks of weak references are not modelled in the playground")
        self = super().__new__(cls)
        self._weak, self._hash = _weak(object), None
        return self

    def __init__(self, object, callback=None, /):
        pass

    def __call__(self):
        return referent(self._weak)

    def __hash__(self):
        if self._hash is None:
            object = referent(self._weak)
            if object is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(object)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, others = referent(self._weak), referent(other._weak)
        return self is other if mine is None or others is None else mine == others

    def __repr__(self):
        object = referent(self._weak)
        if object is None:
            return f"<weakref at {id(self):#x}; dead>"
        name = getattr(object, "__name__", None)
        named = f" ({name})" if isinstance(name, str) else ""
        return f"<weakref at {id(self):#x}; to '{type(object).__name__}' at {id(object):#x}{named}>"


ref = ReferenceType


class WeakMethod(ReferenceType):
    __slots__ = ("_function", "_type")

    def __new__(cls, method, callback=None):
        if not hasattr(method, "__self__") or not hasattr(method, "__func__"):
            raise TypeError(f"argument should be a bound method, not {type(method)}")
        self = super().__new__(cls, method.__self__, callback)
        self._function, self._type = ref(method.__func__), type(method)
        return self

    def __call__(self):
        object, function = super().__call__(), self._function()
        return None if object is None or function is None else self._type(function, object)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        mine, others = self(), other()
        return self is other if mine is None or others is None else mine == others

    __hash__ = ReferenceType.__hash__


# CPython takes an entry out when its object goes; here it is gone when one looks.
class _WeakDictionary(MutableMapping):
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, other=(), /, **kwargs):
        self._data = {}
        self.update(other, **kwargs)

    def __len__(self):
        return len(list(self.items()))

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def keys(self):
        return (key for key, value in self.items())

    def values(self):
        return (value for key, value in self.items())

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def popitem(self):
        for key, value in reversed(list(self.items())):
            del self[key]
            return key, value
        raise KeyError("popitem(): dictionary is empty")

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakDictionary):
    def _found(self, key):
        reference = self._data.get(key)
        value = None if reference is None else reference()
        if value is None and reference is not None:
            del self._data[key]
        return value

    def __getitem__(self, key):
        value = self._found(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._data[key] = ref(value)

    def __delitem__(self, key):
        self[key]
        del self._data[key]

    def __contains__(self, key):
        return self._found(key) is not None

    def items(self):
        for key in list(self._data):
            value = self._found(key)
            if value is not None:
                yield key, value

    def valuerefs(self):
        return [ref(value) for value in self.values()]

    def itervaluerefs(self):
        yield from self.valuerefs()

    def setdefault(self, key, default=None):
        value = self._found(key)
        if value is None:
            self[key] = value = default
        return value


class WeakKeyDictionary(_WeakDictionary):
    def __getitem__(self, key):
        return self._data[ref(key)]

    def __setitem__(self, key, value):
        self._data[ref(key)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def items(self):
        for reference in list(self._data):
            key = reference()
            if key is None:
                del self._data[reference]
            else:
                yield key, self._data[reference]

    def keyrefs(self):
        return [ref(key) for key in self.keys()]

    def setdefault(self, key, default=None):
        return self._data.setdefault(ref(key), default)


class WeakSet(MutableSet):
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, data=None):
        self._data = WeakKeyDictionary()
        if data is not None:
            self.update(data)

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._data)

    def __contains__(self, item):
        return item in self._data

    def __repr__(self):
        return repr({*self})

    def add(self, item):
        self._data[item] = True

    def discard(self, item):
        self._data.pop(item, None)

    def remove(self, item):
        del self._data[item]

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, other):
        return type(self)([*self, *other])

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def difference(self, other):
        left = self.copy()
        for item in other:
            left.discard(item)
        return left
