x = [1, 2]
del x[0]
print(x)
del x
try:
    x
except NameError as e:
    print(e)
def f(a):
    del a
    return a
f(1)
