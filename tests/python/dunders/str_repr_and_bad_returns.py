class A:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
class B:
    def __repr__(self): return 'only repr'
class C:
    def __str__(self): return 5
    def __len__(self): return -1
    def __bool__(self): return 'yes'

print(A(), [A()], f'{A()} {A()!r}', '%s %r' % (A(), A()), B(), str(B()), {B(): A()})
for f in (lambda: str(C()), lambda: len(C()), lambda: bool(C())):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
