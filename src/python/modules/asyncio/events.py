import time as _time
from _machine import advance, is_coroutine_function, loaded_module

__all__ = [
    "AbstractEventLoop",
    "BaseEventLoop",
    "DefaultEventLoopPolicy",
    "Handle",
    "SelectorEventLoop",
    "TimerHandle",
    "get_event_loop",
    "get_event_loop_policy",
    "get_running_loop",
    "iscoroutinefunction",
    "new_event_loop",
    "set_event_loop",
    "set_event_loop_policy",
    "_get_running_loop",
]

_LONGEST_WAIT = 24 * 3600
_RESOLUTION = 1e-9

_running = None
_current = None
_was_set = False


def iscoroutinefunction(func):
    return is_coroutine_function(func)


# Only a program with variables of a context has contexts to keep apart.
def _copy_context():
    contextvars = loaded_module("contextvars")
    return None if contextvars is None else contextvars.copy_context()


def _in_context(context, callback, args):
    if context is None:
        context = _copy_context()
    return (callback, args) if context is None else (context.run, (callback, *args))


class Handle:
    __slots__ = ("_callback", "_args", "_cancelled", "_loop")

    def __init__(self, callback, args, loop):
        self._callback, self._args, self._loop = callback, args, loop
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def __repr__(self):
        return f"<{type(self).__name__} cancelled>" if self._cancelled else f"<{type(self).__name__} {self._callback!r}>"


class TimerHandle(Handle):
    __slots__ = ("_when",)

    def __init__(self, when, callback, args, loop):
        Handle.__init__(self, callback, args, loop)
        self._when = when

    def when(self):
        return self._when


# The heap of timers moves its entries exactly as `heapq` does, because that decides which of two timers for the same
# moment comes first.
def _push(heap, timer):
    place = len(heap)
    heap.append(timer)
    _towards_root(heap, 0, place)


def _towards_root(heap, start, place):
    timer = heap[place]
    while place > start:
        parent = (place - 1) >> 1
        if not timer._when < heap[parent]._when:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = timer


def _pop(heap):
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    place, child, end = 0, 1, len(heap)
    while child < end:
        right = child + 1
        if right < end and not heap[child]._when < heap[right]._when:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = last
    _towards_root(heap, 0, place)
    return first


class AbstractEventLoop:
    pass


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = []
        self._batch = []
        self._timers = []
        self._stopping = False
        self._closed = False
        self._is_running = False
        self._debug = False
        self._task_factory = None
        self._exception_handler = None

    def __repr__(self):
        return f"<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>"

    def time(self):
        return _time.monotonic()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(*_in_context(context, callback, args), self)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(_time.monotonic() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, *_in_context(context, callback, args), self)
        _push(self._timers, timer)
        return timer

    def create_future(self):
        from asyncio.tasks import Future

        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro)
        from asyncio.tasks import Task

        return Task(coro, loop=self, name=name, context=context)

    def set_task_factory(self, factory):
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        future = self.create_future()
        # There is one thread, so the function runs at once; its result arrives a turn of the loop later.
        try:
            self.call_soon(future._settle, func(*args), None)
        except BaseException as exc:
            self.call_soon(future._settle, None, exc)
        return future

    def _run_once(self):
        timers = self._timers
        while timers and timers[0]._cancelled:
            _pop(timers)
        if not self._ready and not self._stopping:
            if not timers:
                raise RuntimeError("deadlock: nothing will ever wake the event loop")
            wait = timers[0]._when - _time.monotonic()
            if wait > 0:
                advance(float(min(wait, _LONGEST_WAIT)))
        end = _time.monotonic() + _RESOLUTION
        while timers and timers[0]._when < end:
            self._ready.append(_pop(timers))
        self._batch, self._ready = self._ready, []
        for handle in self._batch:
            if not handle._cancelled:
                handle._callback(*handle._args)

    def run_forever(self):
        global _running
        self._check_closed()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        _running = self
        self._is_running = True
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._is_running = False
            _running = None

    def run_until_complete(self, future):
        from asyncio.tasks import ensure_future, isfuture

        self._check_closed()
        if self._is_running:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)

        def stop(future):
            error = None if future.cancelled() else future._exception
            if not isinstance(error, (SystemExit, KeyboardInterrupt)):
                self.stop()

        future.add_done_callback(stop)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(stop)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return self._closed

    def close(self):
        if self._is_running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready = []
        self._timers = []

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def set_exception_handler(self, handler):
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        pass

    def call_exception_handler(self, context):
        if self._exception_handler is not None:
            self._exception_handler(self, context)


class SelectorEventLoop(BaseEventLoop):
    pass


SelectorEventLoop.__name__ = SelectorEventLoop.__qualname__ = "_UnixSelectorEventLoop"
SelectorEventLoop.__module__ = "asyncio.unix_events"


def _get_running_loop():
    return _running


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop():
    global _current, _was_set
    if _running is not None:
        return _running
    if _current is None and not _was_set:
        set_event_loop(new_event_loop())
    if _current is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _current


def set_event_loop(loop):
    global _current, _was_set
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _current, _was_set = loop, True


def new_event_loop():
    return SelectorEventLoop()


class DefaultEventLoopPolicy:
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    pass
