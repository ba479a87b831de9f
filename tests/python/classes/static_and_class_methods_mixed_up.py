class Tool:
    name = 'tool'
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.name, x
    def m(self, x): return self.name, x

t = Tool()
print(t.s(1), Tool.s(1), t.c(2), Tool.c(2), t.m(3), Tool.m(t, 3))
for f in (lambda: t.s(1, 2), lambda: Tool.c(), lambda: Tool.m(3), lambda: t.m(), lambda: t.m(1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
