class A:
    @property
    def x(self): return 1

a = A()
try:
    a.x = 2
except AttributeError as e:
    print(e)
try:
    del a.x
except AttributeError as e:
    print(e)
print(a.x)
a.x()
