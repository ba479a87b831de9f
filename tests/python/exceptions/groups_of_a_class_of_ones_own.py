class MyG(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        s = super().__new__(cls, msg, excs); s.code = code; return s
    def derive(self, excs): return MyG(self.message, excs, self.code)
g = MyG('mine', [ValueError(1), TypeError(2)], 7)
g.add_note('n')
a, b = g.split(ValueError); print(repr(a), a.code, b.code, a.__notes__, a is g)
try: raise g
except* ValueError as e: print(type(e), e.code)
except* Exception as e: print(type(e), repr(e))
