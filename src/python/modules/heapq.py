__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError(f"heap argument must be a list, not {type(heap).__name__}")


def _rise(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at):
    end, start, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def heappush(heap, item, /):
    _check(heap)
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        heap[0], last = last, heap[0]
        _sink(heap, 0)
    return last


def heapreplace(heap, item, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    heap[0], item = item, heap[0]
    _sink(heap, 0)
    return item


def heappushpop(heap, item, /):
    _check(heap)
    if heap and heap[0] < item:
        heap[0], item = item, heap[0]
        _sink(heap, 0)
    return item


def heapify(heap, /):
    _check(heap)
    for at in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, at)


def merge(*iterables, key=None, reverse=False):
    runs = []
    for iterable in iterables:
        run = iter(iterable)
        for item in run:
            runs.append([item if key is None else key(item), item, run])
            break
    while runs:
        best = runs[0]
        for run in runs[1:]:
            if best[0] < run[0] if reverse else run[0] < best[0]:
                best = run
        yield best[1]
        for item in best[2]:
            best[0], best[1] = item if key is None else key(item), item
            break
        else:
            runs = [run for run in runs if run is not best]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
