from collections import OrderedDict as _Ordered
from collections.abc import ItemsView, KeysView, MutableMapping, ValuesView
from threading import Lock as _Lock


def _view(kind, name):
    def show(self):
        return f"{name}({list(self)})"

    return type(name, (kind,), {"__repr__": show})


class _Live(MutableMapping):
    def __init__(self, cache):
        self._cache = cache

    def __setitem__(self, key, value):
        self._write(self._cache, key, value)

    def __delitem__(self, key):
        if not _drop(self._cache, key):
            raise KeyError(key)

    def clear(self):
        for key in list(self):
            _drop(self._cache, key)

    def copy(self):
        return self._plain(self.items())

    def keys(self):
        return self._views[0](self)

    def items(self):
        return self._views[1](self)

    def values(self):
        return self._views[2](self)

    def __repr__(self):
        return repr(self.copy())


class OrderedDict(_Live):
    __module__ = "collections"
    _plain = _Ordered
    _views = _view(KeysView, "odict_keys"), _view(ItemsView, "odict_items"), _view(ValuesView, "odict_values")
    _write = staticmethod(_write)

    def __getitem__(self, key):
        found = _value(self._cache, key)
        if found is None:
            raise KeyError(key)
        return found

    def __len__(self):
        return _front(self._cache)[0]

    def __iter__(self):
        keys, before = _keys(self._cache), _front(self._cache)
        for key in keys:
            if _front(self._cache) != before:
                raise RuntimeError("OrderedDict mutated during iteration")
            yield key

    def __reversed__(self):
        return reversed(_keys(self._cache))

    def popitem(self, last=True):
        keys = _keys(self._cache)
        if not keys:
            raise KeyError("dictionary is empty")
        key = keys[-1 if last else 0]
        return key, self.pop(key)


class _Expiries(_Live):
    __module__ = "builtins"
    _plain = dict
    _views = _view(KeysView, "dict_keys"), _view(ItemsView, "dict_items"), _view(ValuesView, "dict_values")
    _write = staticmethod(_expire)

    def __getitem__(self, key):
        return dict(_expiries(self._cache))[key]

    def __len__(self):
        return len(_expiries(self._cache))

    def __iter__(self):
        pairs = _expiries(self._cache)
        for key, _ in pairs:
            if len(self) != len(pairs):
                raise RuntimeError("dictionary changed size during iteration")
            yield key
        if len(self) != len(pairs):
            raise RuntimeError("dictionary changed size during iteration")


_Expiries.__name__ = _Expiries.__qualname__ = "dict"
_of_stores = {}


def of(cache, location):
    if location not in _of_stores:
        _of_stores[location] = OrderedDict(cache), _Expiries(cache), _Lock()
    return _of_stores[location]
