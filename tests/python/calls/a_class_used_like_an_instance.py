class Store:
    def __init__(self): self.items = {}
    def add(self, key): self.items[key] = 1

try:
    Store.add('k')
except TypeError as e:
    print(e)
try:
    Store().add()
except TypeError as e:
    print(e)
Store.items
