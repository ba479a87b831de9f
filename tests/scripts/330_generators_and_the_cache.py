from django.core.cache import cache
def averager():
    total = n = 0; avg = None
    while True:
        x = yield avg
        if x is None: return avg
        total += x; n += 1; avg = total / n; cache.set('avg', avg)
g = averager(); next(g)
print([g.send(x) for x in (10, 20, 60)], cache.get('avg'))
try: g.send(None)
except StopIteration as e: print('done', e.value)
def tree(d, depth=0):
    for k, v in d.items():
        yield '  ' * depth + k
        if isinstance(v, dict): yield from tree(v, depth + 1)
print('\n'.join(tree({'a': {'b': {}, 'c': {'d': 1}}, 'e': 2})))
def gen():
    try: yield 1; yield 2
    except GeneratorExit: print('closed'); raise
    finally: print('cleanup')
g = gen(); next(g); g.close(); print(list(g))
lazy = (cache.get_or_set(f'l{i}', lambda: i * i) for i in range(3)); print(next(lazy), 'l1' in cache, list(lazy), 'l1' in cache)
def countdown(n):
    while n: yield n; n -= 1
    return 'liftoff'
def wrap(): r = yield from countdown(2); print(r)
print(list(wrap())); g = gen(); next(g); g.throw(ValueError('thrown'))
