import time, random, string
from django.core.cache import cache, caches
random.seed(3)
def check(alias='default'):
    c = caches[alias]; key = 'health-' + ''.join(random.choice(string.ascii_lowercase) for _ in range(6)); ok = {}
    c.set(key, 'v', 1); ok['set'] = c.get(key) == 'v'
    ok['add'] = c.add(key, 'x') is False
    c.set(key, 1, 1); ok['incr'] = c.incr(key) == 2 and c.decr(key, 2) == 0
    time.sleep(1); ok['expire'] = c.get(key) is None
    ok['delete'] = c.delete(key) is False
    ok['many'] = c.set_many({key + str(i): i for i in range(3)}) == [] and sum(c.get_many([key + str(i) for i in range(5)]).values()) == 3
    c.delete_many([key + str(i) for i in range(3)])
    return key, ok, all(ok.values())
print(check()); print(len(cache._cache))
t = time.perf_counter()
for i in range(1000): cache.set(f'k{i}', i)
print(len(cache._cache), cache.get('k0'), cache.get('k999'), list(cache._cache)[:2], round(time.perf_counter() - t, 3))
print(sum(1 for i in range(1000) if cache.get(f'k{i}') is not None))
check('replica')
