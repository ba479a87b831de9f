from django.core.cache import cache
class QuerySet:
    def __init__(self, rows, hits=None): self._rows, self._result, self.log = rows, None, hits if hits is not None else []
    def filter(self, **kw):
        def ok(r): 
            for k, v in kw.items():
                f, _, op = k.partition('__')
                a = r[f]
                if not {'': a == v, 'gt': a > v if op == 'gt' else None, 'in': a in v if op == 'in' else None, 'startswith': op == 'startswith' and a.startswith(v)}[op]: return False
            return True
        return QuerySet([r for r in self._rows if ok(r)], self.log)
    def __iter__(self): self.log.append('query'); return iter(self._rows)
    def __len__(self): return len(self._rows)
    def __getitem__(self, i): return QuerySet(self._rows[i], self.log) if isinstance(i, slice) else self._rows[i]
    def order_by(self, f): return QuerySet(sorted(self._rows, key=lambda r: r[f.lstrip('-')], reverse=f.startswith('-')), self.log)
    def values_list(self, *f, flat=False): return [r[f[0]] if flat else tuple(r[x] for x in f) for r in self]
    def exists(self): return bool(self._rows)
    def first(self): return next(iter(self), None)
    def get(self, **kw):
        m = self.filter(**kw)
        if len(m) != 1: raise LookupError(f'get() returned {len(m)} rows')
        return m[0]
qs = QuerySet([{'id': i, 'name': n} for i, n in enumerate(['ann', 'bob', 'amy'])])
def names(): return cache.get_or_set('a-names', lambda: qs.filter(name__startswith='a').order_by('-id').values_list('name', flat=True))
print(names(), names(), qs.log, qs.filter(id__gt=0)[:1].values_list('id', 'name'), qs.filter(id__in=[0, 2]).first(), qs.get(id=1), qs.filter(id=9).exists())
cache.set('qs', qs); print(len(cache.get('qs')), cache.get('qs')[0])
qs.get(name__startswith='a')
