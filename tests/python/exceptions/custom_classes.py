class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, key, *, code=404):
        super().__init__(f'{key!r} not found')
        self.key, self.code = key, code

try:
    raise NotFound('k', code=410)
except AppError as e:
    print(type(e).__name__, e, e.args, e.code, repr(e), isinstance(e, Exception))
class Quiet(Exception): pass
print(repr(Quiet()), str(Quiet()), repr(Quiet(1, 'a')), str(Quiet(1, 'a')))
raise NotFound('users')
