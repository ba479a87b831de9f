class A:
    def __iter__(self): return 5
class B:
    def __iter__(self): return self
class C:
    def __next__(self): return 1

for cls in (A, B, C):
    try:
        for x in cls():
            break
    except TypeError as e:
        print(e)
print(next(C()))
zip([1], [1, 2], strict=True).__next__()
list(zip([1], [1, 2], strict=True))
