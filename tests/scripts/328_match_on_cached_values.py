from django.core.cache import cache
cache.set('queue', [1, 'two', {'three': 3}, (4, 5), None, 'stop', 7])
q = cache.get('queue')
while q and (item := q.pop(0)) != 'stop':
    match item:
        case int(n) if n > 0: print('int', n)
        case str() as s: print('str', s.upper())
        case {'three': v, **rest}: print('dict', v, rest)
        case [a, *b]: print('seq', a, b)
        case None: print('none')
        case _: print('other')
else: print('not reached')
print(q, cache.get('queue')[-1])
class Cmd:
    __match_args__ = ('name', 'arg')
    def __init__(self, name, arg=None): self.name, self.arg = name, arg
for c in (Cmd('set', 5), Cmd('get'), Cmd('del', 'x')):
    match c:
        case Cmd('set', int(x)): cache.set('m', x)
        case Cmd('get', None): print(cache.get('m'))
        case Cmd(name=n, arg=a): print(n, a)
for i in range(3):
    if cache.get(f'i{i}'): break
else: print('no break')
print([y for x in range(5) if (y := x * x) > 3], y)
match cache.get('m'):
    case 1 | 2 | 3: pass
    case 5.0: print('five')
print({**{'a': 1}, 'b': 2} | {'c': 3}, [*range(3), *'ab'], (lambda *a, **k: (a, k))(1, x=2))
match q: 
    case [x]: print(x); raise SystemExit('done')
