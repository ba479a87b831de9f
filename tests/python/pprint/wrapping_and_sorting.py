from pprint import pprint, pformat, pp
from dataclasses import dataclass
pprint({'b': 1, 'a': [1, 2]}); pp({'b': 1, 'a': 2})
d = {'users': [{'id': i, 'name': f'User number {i}', 'groups': ['staff', 'admin']} for i in range(3)], 'total': 3, 'next': None, 'very long key to fill a line': ('x' * 30, 'y' * 40)}
pprint(d); pprint(d, width=40, indent=2); pprint(d, depth=1); print(pformat([list(range(40))]))
pprint('word ' * 30); pprint(['word ' * 20, 'short']); pprint({'k': 'text with spaces ' * 8})
pprint({1, 3, 2}); pprint(set(range(40))); pprint((1,)); pprint([]); pprint({'a': {}}); pprint({2: 'x', 'a': 1, None: 0})
@dataclass
class Point:
    name: str
    tags: list
pprint(Point('a', [1])); pprint(Point('a' * 50, ['tag' * 10, 'b' * 20])); pprint([Point('a' * 50, ['tag' * 10])], width=50)
l = [1]; l.append(l); print(pformat(l).split('id=')[0])
pprint(123456789, underscore_numbers=True); pprint('line one\nline two\n' * 4); pprint(frozenset(range(30)), width=30); pprint(('x' * 90,))
pprint(1, width=0)
