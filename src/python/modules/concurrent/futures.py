# Pools of threads, over `threading`: a pool begins a thread for a call until it has as many as it may.

import builtins
import threading
from collections import deque, namedtuple
from time import monotonic

__all__ = [
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "ALL_COMPLETED",
    "CancelledError",
    "TimeoutError",
    "BrokenExecutor",
    "Future",
    "Executor",
    "wait",
    "as_completed",
    "ThreadPoolExecutor",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

TimeoutError = builtins.TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


for _error in (Error, CancelledError, InvalidStateError):
    _error.__module__ = "concurrent.futures._base"


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = "PENDING"
        self._result = self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        shown = f"state={self._state.lower()}"
        if self._state == "FINISHED":
            if self._exception:
                shown += f" raised {type(self._exception).__name__}"
            else:
                shown += f" returned {type(self._result).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} {shown}>"

    def cancel(self):
        with self._condition:
            if self._state in ("RUNNING", "FINISHED"):
                return False
            if self._state == "CANCELLED":
                return True
            self._state = "CANCELLED"
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state == "CANCELLED"

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("CANCELLED", "FINISHED")

    def add_done_callback(self, fn):
        if self.done():
            _call(fn, self)
        else:
            self._done_callbacks.append(fn)

    def _call_back(self):
        for fn in self._done_callbacks:
            _call(fn, self)

    def _await(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise TimeoutError()
            if self.cancelled():
                raise CancelledError()

    def result(self, timeout=None):
        self._await(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            return False
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception, self._state = result, exception, "FINISHED"
            self._condition.notify_all()
        self._call_back()


Future.__module__ = "concurrent.futures._base"


def _call(fn, future):
    try:
        fn(future)
    except Exception:
        import sys
        import traceback

        print(f"exception calling callback for {future!r}", file=sys.stderr)
        traceback.print_exc()


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    futures.reverse()
    try:
        while futures:
            yield futures.pop().result(None if end is None else end - monotonic())
    finally:
        for future in futures:
            future.cancel()


_counts = {"pool": -1}


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        _counts["pool"] += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{_counts['pool']}"
        self._initializer, self._initargs = initializer, initargs
        self._condition = threading.Condition()
        self._calls = deque()
        self._threads = []
        self._idle = 0
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        with self._condition:
            self._calls.append((future, fn, args, kwargs))
            needs_thread = len(self._calls) > self._idle and len(self._threads) < self._max_workers
            if not needs_thread:
                self._condition.notify()
        if needs_thread:
            name = f"{self._thread_name_prefix}_{len(self._threads)}"
            thread = threading.Thread(target=self._work, name=name)
            # The pool ends its threads itself.
            thread.daemon = True
            self._threads.append(thread)
            thread.start()
        return future

    def _work(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            with self._condition:
                self._idle += 1
                while not self._calls and not self._shutdown:
                    self._condition.wait()
                self._idle -= 1
                if not self._calls:
                    return
                future, fn, args, kwargs = self._calls.popleft()
            if future.set_running_or_notify_cancel():
                try:
                    result = fn(*args, **kwargs)
                except BaseException as error:
                    future.set_exception(error)
                else:
                    future.set_result(result)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._condition:
            self._shutdown = True
            calls = list(self._calls) if cancel_futures else ()
            if cancel_futures:
                self._calls.clear()
            self._condition.notify_all()
        for future, *_ in calls:
            future.cancel()
        if wait:
            for thread in self._threads:
                thread.join()


ThreadPoolExecutor.__module__ = "concurrent.futures.thread"

DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


class _Any:
    # Is told when one of several futures is done.

    def __init__(self, futures):
        self.condition = threading.Condition()
        self.done = []
        for future in futures:
            future.add_done_callback(self._note)

    def _note(self, future):
        with self.condition:
            self.done.append(future)
            self.condition.notify_all()


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    any_of = _Any(fs)

    def is_enough():
        done = any_of.done
        if return_when == FIRST_COMPLETED and done:
            return True
        if return_when == FIRST_EXCEPTION and builtins.any(not f.cancelled() and f._exception for f in done):
            return True
        return len(done) == len(fs)

    with any_of.condition:
        any_of.condition.wait_for(is_enough, timeout)
    done = set(any_of.done)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    any_of = _Any(sorted(fs, key=lambda future: not future.done()))
    for index in range(total):
        with any_of.condition:
            left = None if end is None else end - monotonic()
            if not any_of.condition.wait_for(lambda: len(any_of.done) > index, left):
                raise TimeoutError(f"{total - index} (of {total}) futures unfinished")
        yield any_of.done[index]
