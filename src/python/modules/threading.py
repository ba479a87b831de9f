__all__ = ["Lock", "RLock", "local", "current_thread", "main_thread", "get_ident", "active_count"]


class _Lock:
    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held and not self._again:
            if blocking and timeout < 0:
                raise RuntimeError("deadlock: the only thread waits for a lock that it holds")
            return False
        self._held += 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError(self._unheld)
        self._held -= 1

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


class RLock(_Lock):
    _again = True
    _unheld = "cannot release un-acquired lock"


lock.__module__ = RLock.__module__ = "_thread"
Lock = lock


class local:
    pass


class _MainThread:
    name = "MainThread"
    daemon = False
    ident = native_id = 1

    def getName(self):
        return self.name

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainThread(MainThread, started 1)>"


_main = _MainThread()


def current_thread():
    return _main


main_thread = currentThread = current_thread


def get_ident():
    return _main.ident


def active_count():
    return 1


def enumerate():
    return [_main]
