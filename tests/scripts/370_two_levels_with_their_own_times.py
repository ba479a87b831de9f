import time
from django.core.cache import caches, cache
class TwoLevel:
    def __init__(self, l1, l2, l1_ttl=2): self.l1, self.l2, self.l1_ttl = l1, l2, l1_ttl
    def get(self, k, default=None):
        MISS = object()
        for name, level in (("L1", self.l1), ("L2", self.l2)):
            v = level.get(k, MISS)
            if v is not MISS:
                if level is self.l2: self.l1.set(k, v, self.l1_ttl)
                return name, v
        return "miss", default
    def set(self, k, v, ttl): self.l1.set(k, v, min(ttl, self.l1_ttl)); self.l2.set(k, v, ttl)
class Dict:
    def __init__(self): self.d = {}
    def get(self, k, default=None):
        v, e = self.d.get(k, (default, float("inf"))); return v if e > time.monotonic() else default
    def set(self, k, v, ttl): self.d[k] = v, time.monotonic() + ttl
t = TwoLevel(Dict(), cache); t.set("a", [1], 5)
for s in (0, 1, 1.5, .5, 3, 1): time.sleep(s); print(t.get("a"), end=" ")
print()
