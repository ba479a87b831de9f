class Shelf:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        print('get', k)
        return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(self.d)

s = Shelf()
s['a'] = 1
s['b'] = 2
s['a'] += 5
print(s['a'], len(s), 'a' in s, list(s), bool(s), bool(Shelf()), [*s], dict.fromkeys(s))
del s['b']
s['b']
