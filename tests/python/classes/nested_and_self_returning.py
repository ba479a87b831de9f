class Query:
    class Error(Exception): pass
    def __init__(self, rows): self.rows = rows
    def filter(self, **kw): return Query([r for r in self.rows if all(r.get(k) == v for k, v in kw.items())])
    def get(self, **kw):
        found = self.filter(**kw).rows
        if len(found) != 1:
            raise self.Error(f'got {len(found)} rows')
        return found[0]
    def __len__(self): return len(self.rows)
    def __getitem__(self, i): return self.rows[i]

q = Query([{'id': 1, 'a': 'x'}, {'id': 2, 'a': 'x'}])
print(len(q.filter(a='x')), q.get(id=2), q[0], [r['id'] for r in q], q.filter(id=9).rows, bool(q.filter(id=9)))
q.get(a='x')
