__all__ = ["BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError"]


class CancelledError(BaseException):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass
