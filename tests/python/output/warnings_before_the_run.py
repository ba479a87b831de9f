print("starts")
x = 5
if x is 5:
    print("the same")
if x is not "5":
    print("not the same")
if x is None or x is ...:
    print("fine")
assert (x == 6, "never fails")
try:
    print((1, 2)("a"))
except TypeError as error:
    print(error)
try:
    print([1, 2]["a"])
except TypeError as error:
    print(error)
try:
    print(5[0])
except TypeError as error:
    print(error)
print("abc"[1], {"a": 1}["a"], (lambda: 7)(), -1 == x)
