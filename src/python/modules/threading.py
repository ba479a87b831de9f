# Threads that run one at a time: one goes on until it waits, sleeps or ends, as short threads mostly do in CPython.
# Which one is next is decided here; `_machine` changes the stacks. Time passes only when every thread waits.

import time as _time
from heapq import heappop, heappush
from _machine import advance, can_switch_threads, leave_thread, start_thread, switch_thread

__all__ = [
    "get_ident",
    "active_count",
    "Condition",
    "current_thread",
    "enumerate",
    "main_thread",
    "TIMEOUT_MAX",
    "Event",
    "Lock",
    "RLock",
    "Semaphore",
    "BoundedSemaphore",
    "Thread",
    "Barrier",
    "BrokenBarrierError",
    "Timer",
    "ThreadError",
    "excepthook",
    "settrace",
    "setprofile",
    "local",
    "get_native_id",
]

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError

# Threads that could run, in the order in which they will.
_ready = []
# (when, count, thread, its wait) of those that wait no longer than that.
_timers = []
# Those that have begun and not ended, without the main one.
_threads = []
_counts = {"thread": 0, "timer": 0, "ident": 0}


def _count(what):
    _counts[what] += 1
    return _counts[what]


def _wait(deadline=None):
    # Until `_wake` names this thread, which is True, or until the deadline. A wait that ends without either is over, too:
    # who waits looks again.
    me = _current
    if not can_switch_threads():
        raise RuntimeError("a thread cannot wait here, inside of a function that is not written in Python")
    me._waits += 1
    me._woken = False
    if deadline is not None:
        heappush(_timers, (deadline, _count("timer"), me, me._waits))
    _go_on(me)
    me._waits += 1
    return me._woken


def _wake(thread):
    if not thread._woken:
        thread._woken = True
        # Its timer has nothing more to do.
        thread._waits += 1
        _ready.append(thread)


def _next():
    while not _ready:
        if not _timers:
            return None
        when, _, thread, waits = heappop(_timers)
        if waits == thread._waits:
            delay = when - _time.monotonic()
            if delay > 0:
                advance(delay)
            thread._waits += 1
            _ready.append(thread)
    return _ready.pop(0)


def _go_on(me):
    global _current
    thread = _next()
    if thread is None:
        if _threads:
            raise RuntimeError("deadlock: every thread waits for another one")
        raise RuntimeError("deadlock: the only thread waits for what no other can do")
    if thread is not me:
        _current = thread
        switch_thread(thread._number)
        if me._is_stuck:
            me._is_stuck = False
            raise RuntimeError("deadlock: every thread waits for another one")


def _sleep(seconds):
    me = _current
    if not can_switch_threads():
        advance(seconds)
    elif seconds:
        _wait(_time.monotonic() + seconds)
    else:
        _ready.append(me)
        _go_on(me)


def _deadline(timeout):
    return None if timeout is None else _time.monotonic() + timeout


class _Lock:
    def __init__(self):
        self._held = 0
        self._owner = None
        self._waiting = []

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be positive")
        deadline = _deadline(timeout) if timeout >= 0 else None
        while self._held and not (self._again and self._owner is _current):
            if not blocking:
                return False
            if not _threads and deadline is None:
                raise RuntimeError("deadlock: the only thread waits for a lock that it holds")
            self._waiting.append(_current)
            woken = _wait(deadline)
            if not woken:
                self._waiting.remove(_current)
                return False
        self._held += 1
        self._owner = _current
        return True

    def release(self):
        if not self._held or self._again and self._owner is not _current:
            raise RuntimeError(self._unheld)
        self._held -= 1
        if not self._held:
            self._owner = None
            if self._waiting:
                _wake(self._waiting.pop(0))

    def _is_owned(self):
        return self._held and (not self._again or self._owner is _current)

    # What a condition does with its lock while it waits.
    def _release_save(self):
        held, self._held = self._held, 1
        if self._again:
            self._owner = _current
        self.release()
        return held

    def _acquire_restore(self, held):
        self.acquire()
        self._held = held

    def __reduce__(self):
        raise TypeError(f"cannot pickle '_thread.{type(self).__name__}' object")

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class lock(_Lock):
    _again = False
    _unheld = "release unlocked lock"

    def locked(self):
        return self._held > 0

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class RLock(_Lock):
    _again = True
    _unheld = "cannot release un-acquired lock"

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        owner = self._owner.ident if self._owner else 0
        return f"<{state} _thread.RLock object owner={owner} count={self._held} at {id(self):#x}>"


lock.__module__ = RLock.__module__ = "_thread"
Lock = lock


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def wait(self, timeout=None):
        if not self._lock._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is None and not _threads:
            raise RuntimeError("deadlock: the only thread waits for what no other can do")
        self._waiters.append(_current)
        held = self._lock._release_save()
        try:
            woken = timeout is None or timeout > 0
            if woken:
                woken = _wait(_deadline(timeout))
            return woken
        finally:
            if not woken and _current in self._waiters:
                self._waiters.remove(_current)
            self._lock._acquire_restore(held)

    def wait_for(self, predicate, timeout=None):
        deadline = _deadline(timeout)
        result = predicate()
        while not result:
            left = None
            if deadline is not None:
                left = deadline - _time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for _ in range(min(n, len(self._waiters))):
            _wake(self._waiters.pop(0))

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = _deadline(timeout)
        with self._cond:
            while self._value == 0:
                left = None if deadline is None else deadline - _time.monotonic()
                if not blocking or left is not None and left <= 0:
                    return False
                self._cond.wait(left)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        Semaphore.release(self, n)


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action, self._timeout, self._parties = action, timeout, parties
        self._count = self._round = 0
        self._is_broken = False

    def wait(self, timeout=None):
        timeout = self._timeout if timeout is None else timeout
        with self._cond:
            if self._is_broken:
                raise BrokenBarrierError
            index, here = self._count, self._round
            self._count += 1
            if self._count == self._parties:
                try:
                    if self._action:
                        self._action()
                except BaseException:
                    self._break()
                    raise
                self._count = 0
                self._round += 1
                self._cond.notify_all()
            else:
                if not self._cond.wait_for(lambda: self._round != here or self._is_broken, timeout):
                    self._break()
                if self._is_broken and self._round == here:
                    raise BrokenBarrierError
            return index

    def _break(self):
        self._is_broken = True
        self._count = 0
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count:
                self._break()
            self._is_broken = False

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count

    @property
    def broken(self):
        return self._is_broken


class local:
    def __init__(self):
        object.__setattr__(self, "_by_thread", {})

    def _own(self):
        return object.__getattribute__(self, "_by_thread").setdefault(_current._number, {})

    def __getattribute__(self, name):
        if name == "__dict__":
            return object.__getattribute__(self, "_own")()
        own = object.__getattribute__(self, "_own")()
        if name in own:
            return own[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            shown = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"'{shown}' object has no attribute '{name}'") from None

    def __setattr__(self, name, value):
        object.__getattribute__(self, "_own")()[name] = value

    def __delattr__(self, name):
        own = object.__getattribute__(self, "_own")()
        if name not in own:
            raise AttributeError(name)
        del own[name]


class Thread:
    _is_initialized = _is_stuck = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = f"Thread-{_count('thread')}"
            target_name = getattr(target, "__name__", None)
            if target_name is not None:
                name += f" ({target_name})"
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = str(name)
        self._daemonic = _current.daemon if daemon is None else daemon
        self._number = self._ident = None
        self._is_stopped = self._woken = False
        self._waits = 0
        self._joining = []
        self._is_initialized = True

    def __repr__(self):
        assert self._is_initialized, "Thread.__init__() was not called"
        status = "initial" if self._ident is None else "stopped" if self._is_stopped else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        global _current
        if not self._is_initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("threads can only be started once")
        self._number = start_thread(self._bootstrap)
        self._ident = 140000000000000 + 4096 * _count("ident")
        _threads.append(self)
        if can_switch_threads():
            me = _current
            _ready.insert(0, me)
            _current = self
            switch_thread(self._number)
        else:
            _ready.append(self)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        global _current
        try:
            try:
                self.run()
            except SystemExit:
                pass
            except BaseException as error:
                excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._is_stopped = True
            _threads.remove(self)
            for thread in self._joining:
                _wake(thread)
        thread = _next()
        if thread is None:
            # All that are left wait for each other; the main one says so.
            thread = _main
            thread._is_stuck = True
        _current = thread
        leave_thread(thread._number)

    def join(self, timeout=None):
        if not self._is_initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current:
            raise RuntimeError("cannot join current thread")
        deadline = _deadline(timeout if timeout is None or timeout > 0 else 0)
        while not self._is_stopped:
            if deadline is not None and deadline <= _time.monotonic():
                break
            self._joining.append(_current)
            if not _wait(deadline):
                self._joining.remove(_current)

    def is_alive(self):
        assert self._is_initialized, "Thread.__init__() not called"
        return self._ident is not None and not self._is_stopped

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    def getName(self):
        return self._name

    def setName(self, name):
        self.name = name

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._ident is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self._daemonic

    def setDaemon(self, daemonic):
        self.daemon = daemonic


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._name, self._daemonic = "MainThread", False
        self._number, self._ident = 0, 140000000000000
        self._is_stopped = self._woken = False
        self._waits = 0
        self._joining = []
        self._is_initialized = True


_main = _current = _MainThread()


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args):
    import sys
    import traceback

    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


def _shutdown():
    # The program waits for its threads, but for those that it called daemons.
    while True:
        waited_for = [thread for thread in _threads if not thread._daemonic]
        if not waited_for:
            break
        waited_for[0].join()


def current_thread():
    return _current


def main_thread():
    return _main


currentThread = current_thread


def get_ident():
    return _current._ident


get_native_id = get_ident


def active_count():
    return 1 + len(_threads)


activeCount = active_count


def enumerate():
    return [_main, *_threads]


def settrace(func):
    pass


setprofile = settrace
