from functools import wraps

def plain(f):
    def wrapper(*a, **k):
        print('calling', f.__name__, a, k)
        return f(*a, **k)
    return wrapper

def kind(f):
    @wraps(f)
    def wrapper(*a):
        return f(*a)
    return wrapper

@plain
def add(a, b=1):
    """Adds."""
    return a + b

@kind
@plain
def sub(a, b):
    """Subtracts."""
    return a - b

print(add(1, b=2), add.__name__, add.__doc__, sub(5, 3), sub.__name__, sub.__wrapped__.__name__)
