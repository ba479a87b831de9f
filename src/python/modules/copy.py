__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_ATOMS = {type(None), int, float, bool, complex, str, bytes, type, range, slice, property, type(Ellipsis)}
_ATOMS |= {type(NotImplemented), type(len), type(lambda: 0)}


def copy(x):
    cls = type(x)
    if cls in _ATOMS or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    reduced = cls.__reduce_ex__(x, 4)
    return x if isinstance(reduced, str) else _rebuild(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMS:
        return x
    if memo is None:
        memo = {}
    number = id(x)
    known = memo.get(number, _nil)
    if known is not _nil:
        return known
    if cls is list:
        y = memo[number] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[number] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if number in memo:
            return memo[number]
        y = x
        for old, new in zip(x, items):
            if old is not new:
                y = tuple(items)
                break
    elif issubclass(cls, type):
        y = x
    elif cls is _Method:
        y = _Method(x.__func__, deepcopy(x.__self__, memo))
    elif (method := getattr(x, "__deepcopy__", None)) is not None:
        y = method(memo)
    else:
        reduced = cls.__reduce_ex__(x, 4)
        y = x if isinstance(reduced, str) else _rebuild(x, memo, *reduced)
    if y is not x:
        memo[number] = y
        # While `memo` lives, so does `x`, and its id is no other object's.
        memo.setdefault(id(memo), []).append(x)
    return y


class _Sample:
    def method(self):
        pass


_Method = type(_Sample().method)


def _rebuild(x, memo, func, args, state=None, items=None, pairs=None):
    deep = memo is not None
    y = func(*([deepcopy(arg, memo) for arg in args] if deep and args else args))
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                for key, value in state.items():
                    object.__setattr__(y, key, value)
            if slots is not None:
                for key, value in slots.items():
                    setattr(y, key, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y
