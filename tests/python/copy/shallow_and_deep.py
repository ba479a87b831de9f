import copy
a = {'list': [1, 2], 'n': 1}
b, c = copy.copy(a), copy.deepcopy(a)
a['list'].append(3)
a['n'] = 2
print(a, b, c, b['list'] is a['list'])
class Node:
    def __init__(self): self.children, self.me = [], self
n = Node()
m = copy.deepcopy(n)
print(m.me is m, m.children is n.children, copy.copy(n).children is n.children, copy.deepcopy((1, 'a')), copy.copy([1]))
class Custom:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep copied'
print(copy.copy(Custom()), copy.deepcopy([Custom()]))
copy.deepcopy(x for x in 'a')
