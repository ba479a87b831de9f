from _namedtuple import namedtuple

__all__ = [
    "ChainMap",
    "Counter",
    "OrderedDict",
    "UserDict",
    "UserList",
    "UserString",
    "defaultdict",
    "deque",
    "namedtuple",
]


class defaultdict(dict):
    __new__ = _new_defaultdict

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        self[key] = value = factory()
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


class OrderedDict(dict):
    __new__ = _new_ordered_dict

    def popitem(self, last=True):
        item = dict.popitem(self) if last and self else _pop_first(self)
        if item is None:
            raise KeyError("dictionary is empty")
        return item

    def move_to_end(self, key, last=True):
        _move_to_end(self, key, last)

    def __reversed__(self):
        return _reversed_keys(self)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        return f"{self.__class__.__name__}({list(self.items())!r})"

    def __eq__(self, other):
        if isinstance(other, OrderedDict) and list(self) != list(other):
            return False
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (), dict(vars(self)) or None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[: max(n, 0)]

    def elements(self):
        for item, count in self.items():
            for _ in range(count):
                yield item

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if not isinstance(iterable, dict) and not hasattr(iterable, "keys"):
                _count_elements(self, iterable)
            elif self:
                for item, count in iterable.items():
                    self[item] = count + self.get(item, 0)
            else:
                dict.update(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if not hasattr(iterable, "keys"):
                iterable = Counter(iterable)
            for item, count in iterable.items():
                self[item] = self.get(item, 0) - count
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, item):
        if item in self:
            dict.__delitem__(self, item)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    def _agrees(self, other, test):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(test(self[item], other[item]) for counter in (self, other) for item in counter)

    def __eq__(self, other):
        return self._agrees(other, lambda a, b: a == b)

    def __ne__(self, other):
        equal = self == other if isinstance(other, Counter) else NotImplemented
        return equal if equal is NotImplemented else not equal

    def __le__(self, other):
        return self._agrees(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._agrees(other, lambda a, b: a >= b)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item in [*self, *(item for item in other if item not in self)]:
            count = combine(self[item], other[item])
            if count > 0:
                result[item] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep(self, result):
        dict.clear(self)
        dict.update(self, result)
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep({item: count for item, count in self.items() if count > 0})

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep({item: count for item, count in self.items() if count > 0})

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep({item: count for item, count in self.items() if count > 0})

    def __iand__(self, other):
        return self._keep({item: count for item in self if (count := min(self[item], other[item])) > 0})


def __getattr__(name):
    # What few programs use is read when it is first wanted.
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        import _collections_more

        return getattr(_collections_more, name)
    if name == "abc":
        import collections.abc as abc

        return abc
    raise AttributeError(f"module 'collections' has no attribute '{name}'")
