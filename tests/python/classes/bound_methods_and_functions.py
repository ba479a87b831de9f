class A:
    def f(self, x): return (self.n, x)

a = A()
a.n = 1
g = a.f
a.n = 2
print(g(5), A.f(a, 6), A.f.__name__, A.f.__qualname__, a.f.__self__ is a, a.f == a.f, type(A.f).__name__, type(a.f).__name__)
a.f()
