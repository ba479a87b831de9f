s = {1, 2}
s.discard(9)
try:
    s.remove(9)
except KeyError as e:
    print('KeyError', e)
try:
    set().pop()
except KeyError as e:
    print(e)
s.remove('nine')
