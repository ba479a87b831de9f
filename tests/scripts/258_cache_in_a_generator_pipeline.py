from django.core.cache import cache

def numbers(limit):
    for n in range(limit):
        cached = cache.get(f'sq:{n}')
        if cached is None:
            cached = n * n
            cache.set(f'sq:{n}', cached)
            yield n, cached, 'computed'
        else:
            yield n, cached, 'cached'

print(list(numbers(3)))
g = numbers(5)
print([next(g) for _ in range(4)])
del g
print(next(x for x in numbers(9) if x[2] == 'computed'))
