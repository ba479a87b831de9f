from itertools import islice, chain, groupby, count, takewhile, accumulate, zip_longest, product
from django.core.cache import cache
def batched(it, n):
    it = iter(it)
    while chunk := list(islice(it, n)):
        yield chunk
def cached_fetch(ids):
    for chunk in batched(ids, 3):
        keys = {f'i:{i}': i for i in chunk}
        hits = cache.get_many(keys)
        missing = [k for k in keys if k not in hits]
        if missing:
            fresh = {k: keys[k] ** 2 for k in missing}
            cache.set_many(fresh, 30)
            hits |= fresh
        yield from (hits[k] for k in keys)
        print('batch', chunk, 'missing', len(missing))
print(list(cached_fetch(range(7))))
print(sum(cached_fetch(range(3, 9))))
print([(k, list(g)) for k, g in groupby(sorted('banana'))], list(accumulate([1, 2, 3], initial=10)))
print(list(zip_longest('ab', [1], fillvalue='-')), list(takewhile(lambda x: x < 3, count())), [*chain.from_iterable([[1], (2, 3)])])
g = cached_fetch([1])
next(g)
next(g)
