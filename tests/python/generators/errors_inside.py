def countdown(n):
    while True:
        yield 10 // n
        n -= 1

g = countdown(2)
print(next(g), next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
def bad():
    yield 1
    raise StopIteration('nope')
list(bad())
