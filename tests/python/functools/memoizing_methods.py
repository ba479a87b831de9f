from functools import cache, lru_cache

class Fib:
    calls = 0
    @cache
    def at(self, n):
        Fib.calls += 1
        return n if n < 2 else self.at(n - 1) + self.at(n - 2)

f = Fib()
print(f.at(80), Fib.calls, Fib.at.cache_info().currsize)
@lru_cache(2)
def sq(n): return n * n
[sq(n) for n in (1, 2, 1, 3, 1, 2)]
print(sq.cache_info())
f.at('x')
