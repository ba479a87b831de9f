# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "shard0": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "s0", "OPTIONS": {"MAX_ENTRIES": 3}}, "shard1": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "s1", "OPTIONS": {"MAX_ENTRIES": 3, "CULL_FREQUENCY": 0}}}
from django.core.cache import caches, cache
class Sharded:
    def __init__(self, *aliases): self.aliases = aliases
    def pick(self, key): return caches[self.aliases[sum(map(ord, str(key))) % len(self.aliases)]]
    def __getattr__(self, name):
        if name.startswith('_'): raise AttributeError(name)
        return lambda key, *a, **k: getattr(self.pick(key), name)(key, *a, **k)
s = Sharded('shard0', 'shard1')
for i in range(10): s.set(i, i * i); print(i, [list(caches[a]._cache) for a in s.aliases])
print(s.get(9), s.incr(9), s.get('zz', 'miss'), cache.get(9), s.pick(9) is caches['shard1'], [len(c._cache) for c in caches.all()])
caches['shard0'].clear(); print(s.get(8), s.get(9))
s.nope(1)
