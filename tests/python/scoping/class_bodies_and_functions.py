x = 'module'
class A:
    x = 'class'
    y = x + '!'
    def f(self): return x
    def g(self): return self.x

print(A().f(), A().g(), A.y)
def f():
    for i in range(3):
        last = i
    if True:
        inside = 'visible'
    return i, last, inside
print(f())
def g():
    if False:
        never = 1
    return never
g()
