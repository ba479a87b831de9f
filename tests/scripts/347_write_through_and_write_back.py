from django.core.cache import cache
from contextlib import contextmanager
class Repo:
    def __init__(self): self.db, self.dirty, self.ops = {}, {}, []
    def read(self, k):
        v = cache.get(k)
        if v is None and k in self.db: v = self.db[k]; cache.set(k, v, 60); self.ops.append(f'load {k}')
        return v
    def write_through(self, k, v): self.db[k] = v; cache.set(k, v, 60)
    def write_back(self, k, v): self.dirty[k] = v; cache.set(k, v, 60)
    def flush(self): n = len(self.dirty); self.db |= self.dirty; self.dirty.clear(); return n
    @contextmanager
    def transaction(self):
        snapshot = dict(self.db)
        try: yield self; self.ops.append('commit')
        except Exception as e: self.db = snapshot; cache.clear(); self.ops.append(f'rollback {e}'); raise
r = Repo(); r.write_through('a', 1); r.write_back('b', 2)
print(r.read('a'), r.read('b'), r.db, r.flush(), r.db); cache.delete('a'); print(r.read('a'), r.ops)
try:
    with r.transaction() as t: t.write_through('a', 100); raise ValueError('oops')
except ValueError: print(r.read('a'), r.ops, r.db)
with r.transaction() as t: t.write_through('c', 3)
print(r.read('c'), r.ops[-1])
with r.transaction(): r.read()
