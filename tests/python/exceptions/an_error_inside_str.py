class Bad(Exception):
    def __str__(self): return 5

try:
    raise Bad
except Bad as e:
    try:
        print(e)
    except TypeError as inner:
        print(inner)
print('after')
