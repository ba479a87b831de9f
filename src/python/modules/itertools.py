class _Lazy:
    _c_type = True

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


class count(_Lazy):
    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, bytes, list, tuple)):
            raise TypeError("a number is required")
        self._at, self._step = start, step

    def __next__(self):
        value = self._at
        self._at = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f"count({self._at!r})"
        return f"count({self._at!r}, {self._step!r})"


class cycle(_Lazy):
    def __init__(self, iterable, /):
        self._items = _cycle(iter(iterable))


def _cycle(items):
    saved = []
    for item in items:
        saved.append(item)
        yield item
    while saved:
        yield from saved


class repeat(_Lazy):
    def __init__(self, object, times=None):
        self._object = object
        if times is not None and not isinstance(times, int):
            raise TypeError(f"'{type(times).__name__}' object cannot be interpreted as an integer")
        self._left = None if times is None else max(times, 0)

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


class accumulate(_Lazy):
    def __init__(self, iterable, func=None, *, initial=None):
        self._items = _accumulate(iter(iterable), func, initial)


def _accumulate(items, func, initial):
    if initial is None:
        for total in items:
            break
        else:
            return
    else:
        total = initial
    yield total
    for item in items:
        total = total + item if func is None else func(total, item)
        yield total


class chain(_Lazy):
    def __init__(self, *iterables):
        self._items = _chain(iterables)

    @classmethod
    def from_iterable(cls, iterable, /):
        made = cls()
        made._items = _chain(iter(iterable))
        return made


def _chain(iterables):
    for iterable in iterables:
        yield from iterable


class compress(_Lazy):
    def __init__(self, data, selectors):
        self._items = (item for item, wanted in zip(data, selectors) if wanted)


class dropwhile(_Lazy):
    def __init__(self, predicate, iterable, /):
        self._items = _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items


class takewhile(_Lazy):
    def __init__(self, predicate, iterable, /):
        self._items = _takewhile(predicate, iter(iterable))


def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


class filterfalse(_Lazy):
    def __init__(self, predicate, iterable, /):
        test = bool if predicate is None else predicate
        self._items = (item for item in iterable if not test(item))


class starmap(_Lazy):
    def __init__(self, function, iterable, /):
        self._items = (function(*tuple(arguments)) for arguments in iterable)


class pairwise(_Lazy):
    def __init__(self, iterable, /):
        self._items = _pairwise(iter(iterable))


def _pairwise(items):
    for before in items:
        break
    for item in items:
        yield before, item
        before = item


class islice(_Lazy):
    def __init__(self, iterable, /, *bounds):
        if not 1 <= len(bounds) <= 3:
            word, limit = ("least", 2) if not bounds else ("most", 4)
            raise TypeError(f"islice expected at {word} {limit} arguments, got {len(bounds) + 1}")
        start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (*bounds, None)[:3]
        start = 0 if start is None else start
        step = 1 if step is None else step
        if stop is not None and (not isinstance(stop, int) or stop < 0):
            if len(bounds) == 1:
                raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(start, int) or start < 0:
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(step, int) or step < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._items = _islice(iter(iterable), start, stop, step)


def _islice(items, start, stop, step):
    at, wanted = 0, start
    while stop is None or at < stop:
        if stop is not None and wanted >= stop:
            while at < stop:
                if next(items, items) is items:
                    return
                at += 1
            return
        item = next(items, items)
        if item is items:
            return
        if at == wanted:
            yield item
            wanted += step
        at += 1


class zip_longest(_Lazy):
    def __init__(self, *iterables, fillvalue=None):
        self._items = _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    end = object()
    live = len(iterators)
    while live:
        row = []
        for index, iterator in enumerate(iterators):
            item = end if iterator is None else next(iterator, end)
            if item is end:
                if iterator is not None:
                    iterators[index] = None
                    live -= 1
                    if not live:
                        return
                item = fillvalue
            row.append(item)
        yield tuple(row)


class product(_Lazy):
    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._items = _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    if not pools:
        yield ()
        return
    for before in _product(pools[:-1]):
        for item in pools[-1]:
            yield (*before, item)


class permutations(_Lazy):
    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        count = len(pool) if r is None else _count(r)
        self._items = (tuple(pool[i] for i in picked) for picked in _picks(len(pool), count, ()))


def _count(r):
    if not isinstance(r, int):
        raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def _picks(size, left, picked):
    if left == 0:
        yield picked
        return
    for index in range(size):
        if index not in picked:
            yield from _picks(size, left - 1, (*picked, index))


class combinations(_Lazy):
    def __init__(self, iterable, r):
        self._items = _combinations(tuple(iterable), _count(r), 0, 1)


class combinations_with_replacement(_Lazy):
    def __init__(self, iterable, r):
        self._items = _combinations(tuple(iterable), _count(r), 0, 0)


def _combinations(pool, left, start, gap):
    if left == 0:
        yield ()
        return
    for index in range(start, len(pool)):
        for rest in _combinations(pool, left - 1, index + gap, gap):
            yield (pool[index], *rest)


class groupby(_Lazy):
    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._key = key
        self._end = object()
        self._current = self._wanted = self._end
        self._value = None
        self._is_over = False
        self._group = None

    def __next__(self):
        self._group = group = object()
        while self._current is self._end or self._same(self._wanted):
            self._advance()
            if self._wanted is self._end:
                break
        self._wanted = self._current
        return self._current, _grouper(self, self._wanted, group)

    def _same(self, key):
        return key is not self._end and self._current == key

    def _advance(self):
        value = next(self._source)
        self._current = value if self._key is None else self._key(value)
        self._value = value


def _grouper(owner, key, group):
    while owner._group is group and owner._current == key:
        yield owner._value
        try:
            owner._advance()
        except StopIteration:
            owner._current = owner._end
            return


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    source = iter(iterable)
    queues = [[] for _ in range(n)]

    def reader(mine):
        while True:
            if not mine:
                item = next(source, source)
                if item is source:
                    return
                for queue in queues:
                    queue.append(item)
            yield mine.pop(0)

    return tuple(_tee(reader(queue)) for queue in queues)


class _tee(_Lazy):
    def __init__(self, items):
        self._items = items
