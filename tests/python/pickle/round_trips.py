import pickle
class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x

data = {'a': [1, (2, 3)], 'p': Point(5), 'f': len, 'c': Point, 's': {1, 2}}
again = pickle.loads(pickle.dumps(data))
print(again['a'], again['p'].x, again['p'] == data['p'], again['f'] is len, again['c'] is Point, again['s'], type(pickle.dumps(1)), pickle.HIGHEST_PROTOCOL)
shared = [1]
x = pickle.loads(pickle.dumps([shared, shared]))
print(x[0] is x[1])
pickle.loads(5)
