class ApiError(Exception):
    def __init__(self, status, body=None):
        self.status, self.body = status, body
    def __str__(self): return f'HTTP {self.status}'

try:
    raise ApiError(404, body='gone')
except ApiError as e:
    print(e, repr(e), e.args, e.body)
raise ApiError(500)
