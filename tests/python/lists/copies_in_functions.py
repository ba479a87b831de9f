def add_end(items=[]):
    items.append('END')
    return items

def rebind(items):
    items = items + ['new']

def mutate(items):
    items += ['new']

a = [1]
rebind(a)
print(a)
mutate(a)
print(a, add_end(), add_end(), add_end([0]))
b = list(a)
b[0] = 'b'
print(a, b, a == [1, 'new'], id(a) == id(b))
mutate((1, 2))
print(len(mutate(a)))
