from functools import wraps

def memoize(func):
    store = {}
    @wraps(func)
    def wrapper(*args):
        if args in store:
            wrapper.hits += 1
        else:
            wrapper.misses += 1
            store[args] = func(*args)
        return store[args]
    wrapper.hits = wrapper.misses = 0
    wrapper.clear = store.clear
    return wrapper

@memoize
def slow_add(a, b):
    """Add slowly."""
    return a + b

print(slow_add(1, 2), slow_add(1, 2), slow_add(2, 1), slow_add.hits, slow_add.misses, slow_add.__doc__)
slow_add.clear()
print(slow_add(1, 2), slow_add.misses)
slow_add([1], [2])
