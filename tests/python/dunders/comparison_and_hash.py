from functools import total_ordering

@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split('.')))
    def __eq__(self, o): return self.parts == o.parts
    def __lt__(self, o): return self.parts < o.parts
    def __hash__(self): return hash(self.parts)
    def __repr__(self): return '.'.join(map(str, self.parts))

vs = [Version('1.10'), Version('1.2'), Version('1.2')]
print(sorted(vs), max(vs), vs[1] >= vs[2], vs[0] <= vs[1], len(set(vs)))
class NoHash:
    def __eq__(self, o): return True
{NoHash(): 1}
