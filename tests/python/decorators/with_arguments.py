def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate

@repeat(times=3)
def hi(name):
    return f'hi {name}'

print(hi('ann'), repeat(2)(len)('abc'))
hi()
