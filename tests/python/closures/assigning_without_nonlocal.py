def outer():
    count = 0
    def inner():
        count += 1
        return count
    return inner()

try:
    outer()
except UnboundLocalError as e:
    print(type(e).__mro__[1].__name__, e)
def later():
    def show():
        print(value)
    show()
    value = 1
later()
