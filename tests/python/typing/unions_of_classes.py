def f(x: list[int] | None = None, y: int | str | None = 3, z: dict[str, int] | list[int] = {}) -> None | int: pass
print(isinstance(5, int | str), isinstance(None, int | None), isinstance('a', int | None))
try: print(isinstance(5, list[int] | None))
except TypeError as e: print(e)
class A: pass
def g(a: A | None, b: 'A | int'): pass
T = int | str
print(isinstance(1.5, T), isinstance('q', T))
print(T)
print(list[int] | None)
