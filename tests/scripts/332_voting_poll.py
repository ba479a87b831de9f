from django.core.cache import cache
from collections import Counter
class Poll:
    def __init__(self, slug, *options): self.slug, self.options = slug, options; self.key = f'poll:{slug}'
    def vote(self, user, option):
        if option not in self.options: raise ValueError(f'{option!r} is not one of {", ".join(self.options)}')
        if not cache.add(f'{self.key}:voter:{user}', option, None): return False
        cache.add(f'{self.key}:{option}', 0, None); cache.incr(f'{self.key}:{option}'); return True
    def results(self):
        got = cache.get_many([f'{self.key}:{o}' for o in self.options])
        return Counter({o: got.get(f'{self.key}:{o}', 0) for o in self.options})
p = Poll('lunch', 'pizza', 'salad', 'soup')
print([p.vote(u, o) for u, o in [('a', 'pizza'), ('b', 'soup'), ('a', 'soup'), ('c', 'pizza')]])
r = p.results(); print(r, r.most_common(1)[0], f'{r["pizza"] / sum(r.values()):.0%}')
for o, n in r.most_common(): print(f'{o:<8}{"█" * n}{n:>3}')
p.vote('d', 'steak')
