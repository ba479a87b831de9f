from functools import wraps

def trace(f):
    @wraps(f)
    def inner(*args):
        print('->', f.__name__)
        return f(*args)
    return inner

@trace
def parse(text):
    return float(text)

parse('1.5')
parse('abc')
