from asyncio.events import _copy_context, _get_running_loop, _in_context, get_event_loop, get_running_loop
from asyncio.exceptions import CancelledError, InvalidStateError, TimeoutError
from _machine import coroutine_lines

__all__ = [
    "ALL_COMPLETED",
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "Future",
    "Task",
    "all_tasks",
    "as_completed",
    "create_task",
    "current_task",
    "ensure_future",
    "gather",
    "iscoroutine",
    "isfuture",
    "run_coroutine_threadsafe",
    "shield",
    "sleep",
    "to_thread",
    "wait",
    "wait_for",
    "wrap_future",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


async def _sample():
    pass


_example = _sample()
_Coroutine = type(_example)
_example.close()
del _example, _sample


def iscoroutine(obj):
    return isinstance(obj, _Coroutine)


def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


class Future:
    _asyncio_future_blocking = False
    _state = "PENDING"
    _result = None
    _exception = None
    _cancel_message = None
    _cancelled_exc = None

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def _shown(self):
        if self._state != "FINISHED":
            return [self._state.lower()]
        if self._exception is not None:
            return ["finished", f"exception={self._exception!r}"]
        return ["finished", f"result={self._result!r}"]

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._shown())}>"

    def get_loop(self):
        return self._loop

    def _cancellation(self):
        if self._cancelled_exc is not None:
            error, self._cancelled_exc = self._cancelled_exc, None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancellation()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancellation()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        kept = [callback for callback in self._callbacks if callback != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = "FINISHED"
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._state = "FINISHED"
        self._schedule_callbacks()

    def _settle(self, result, error):
        if self._state == "PENDING":
            if error is None:
                self.set_result(result)
            else:
                self.set_exception(error)

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = "_asyncio"

# Tasks that are not done, in the order of their creation.
_pending = {}
_current_tasks = {}
_task_count = 0


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _task_count
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        Future.__init__(self, loop=loop)
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        self._coro = coro
        self._fut_waiter = None
        self._must_cancel = False
        self._num_cancels_requested = 0
        self._context = _copy_context() if context is None else context
        self._loop.call_soon(self._step)
        _pending[id(self)] = self

    def _shown(self):
        shown = Future._shown(self)
        if self._must_cancel:
            shown[0] = "cancelling"
        defined, at = coroutine_lines(self._coro)
        where = f"running at main.py:{at}" if at else f"done, defined at main.py:{defined}"
        shown.insert(1, f"name={self._name!r} coro=<{self._coro.__qualname__}() {where}>")
        if self._fut_waiter is not None:
            shown.insert(2, f"wait_for={self._fut_waiter!r}")
        return shown

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancellation()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        before = _current_tasks.get(loop)
        _current_tasks[loop] = self
        try:
            if self._context is None:
                yielded = self._coro.send(None) if error is None else self._coro.throw(error)
            elif error is None:
                yielded = self._context.run(self._coro.send, None)
            else:
                yielded = self._context.run(self._coro.throw, error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._end(Future.cancel, self._cancel_message)
            else:
                self._end(Future.set_result, stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            self._end(Future.cancel, None)
        except (KeyboardInterrupt, SystemExit) as leaving:
            self._end(Future.set_exception, leaving)
            raise
        except BaseException as failure:
            self._end(Future.set_exception, failure)
        else:
            self._wait_on(yielded)
        finally:
            _current_tasks[loop] = before

    def _end(self, how, what):
        _pending.pop(id(self), None)
        how(self, what)

    def _wait_on(self, yielded):
        blocking = getattr(yielded, "_asyncio_future_blocking", None)
        if blocking is None:
            if yielded is None:
                self._loop.call_soon(self._step)
            else:
                self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {yielded!r}"))
        elif yielded._loop is not self._loop:
            error = RuntimeError(f"Task {self!r} got Future {yielded!r} attached to a different loop")
            self._loop.call_soon(self._step, error)
        elif not blocking:
            error = RuntimeError(f"yield was used instead of yield from in task {self!r} with {yielded!r}")
            self._loop.call_soon(self._step, error)
        elif yielded is self:
            self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
        else:
            yielded._asyncio_future_blocking = False
            yielded.add_done_callback(self._wakeup)
            self._fut_waiter = yielded
            if self._must_cancel and yielded.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


Task.__module__ = "_asyncio"


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return {task for task in list(_pending.values()) if task._loop is loop and not task.done()}


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _awaiting(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


async def _awaiting(awaitable):
    return await awaitable


class _Turn:
    def __await__(self):
        yield


def _set_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


async def to_thread(func, /, *args, **kwargs):
    call, given = _in_context(None, func, args)
    return await get_running_loop().run_in_executor(None, lambda: call(*given, **kwargs))


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        Future.__init__(self, loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        was_cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                was_cancelled = True
        if was_cancelled:
            self._cancel_requested = True
        return was_cancelled


_GatheringFuture.__module__ = "asyncio.tasks"


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    futures = {}
    children = []
    loop = None
    finished = 0
    outer = None
    for given in coros_or_futures:
        if given not in futures:
            future = ensure_future(given, loop=loop)
            if loop is None:
                loop = future._loop
            futures[given] = future
        children.append(futures[given])

    def outcome(child):
        if child.cancelled():
            return CancelledError("" if child._cancel_message is None else child._cancel_message)
        return child._result if child._exception is None else child._exception

    def on_done(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._cancellation())
                return
            if child._exception is not None:
                outer.set_exception(child._exception)
                return
        if finished < len(futures):
            return
        if outer._cancel_requested:
            outer.set_exception(children[-1]._cancellation())
        else:
            outer.set_result([outcome(child) for child in children])

    is_done = []
    for future in futures.values():
        if future.done():
            is_done.append(future)
        else:
            future.add_done_callback(on_done)
    outer = _GatheringFuture(children, loop=loop)
    for future in is_done:
        on_done(future)
    return outer


def _release(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()

    def release(_):
        _release(waiter)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


def _result_or_timeout(future):
    try:
        return future.result()
    except CancelledError as exc:
        raise TimeoutError() from exc


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        return _result_or_timeout(fut)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter)

    def release(_):
        _release(waiter)

    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop)
        return _result_or_timeout(fut)
    finally:
        timer.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = list(dict.fromkeys(fs))
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def on_done(future):
        nonlocal left
        left -= 1
        is_failure = not future.cancelled() and future._exception is not None
        if left <= 0 or return_when == FIRST_COMPLETED or (return_when == FIRST_EXCEPTION and is_failure):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for future in fs:
        future.add_done_callback(on_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(on_done)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from asyncio.queues import Queue

    done = Queue()
    loop = get_event_loop()
    todo = [ensure_future(f, loop=loop) for f in dict.fromkeys(fs)]
    timer = None

    def on_timeout():
        for future in todo:
            future.remove_done_callback(on_done)
            done.put_nowait(None)
        todo.clear()

    def on_done(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def next_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(on_done)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, on_timeout)
    for _ in range(len(todo)):
        yield next_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner._exception is not None:
            outer.set_exception(inner._exception)
        else:
            outer.set_result(inner._result)

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    return ensure_future(coro, loop=loop)


def wrap_future(future, *, loop=None):
    return future
