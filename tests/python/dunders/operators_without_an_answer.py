class RS:
    def __init__(self): pass
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
    __rand__ = __radd__
print(sum([RS()]), {1} & RS(), 'abc' + RS(), b'a' + RS(), {1: 2}.keys() & {1})
class P:
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
for f in ['P() + 1', 'P() + P()']:
    try: P() + (1 if f.endswith('1') else P())
    except TypeError as e: print(e)
p = P()
try: p += 1
except TypeError as e: print(e)
try: p -= 1
except TypeError as e: print(e)
try: p **= 1
except TypeError as e: print(e)
try: p @= 1
except TypeError as e: print(e)
i = 5
try: i += 'a'
except TypeError as e: print(e)
st = 'a'
try: st += 5
except TypeError as e: print(e)
try: st *= 'a'
except TypeError as e: print(e)
try: st -= 'a'
except TypeError as e: print(e)
se = {1}
try: se |= [1]
except TypeError as e: print(e)
li = [1]
try: li += 5
except TypeError as e: print(e)
try: li *= 1.5
except TypeError as e: print(e)
class Parent:
    def __add__(self, o): return 'P.add'
    def __radd__(self, o): return 'P.radd'
class Child(Parent):
    def __radd__(self, o): return 'C.radd'
class Child2(Parent): pass
print(Parent() + Child(), Child() + Parent(), Parent() + Child2(), Parent() + Parent())
