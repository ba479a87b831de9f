class Squares:
    def __getitem__(self, i):
        if i >= 4: raise IndexError(i)
        return i * i

print(list(Squares()), 9 in Squares(), 5 in Squares(), max(Squares()))
class Nothing: pass
try:
    iter(Nothing())
except TypeError as e:
    print(e)
len(Squares())
