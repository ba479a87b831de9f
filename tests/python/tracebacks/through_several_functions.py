class Store:
    def load(self, key):
        return self.parse(self.fetch(key))
    def fetch(self, key):
        return {'a': '1', 'b': 'x'}[key]
    def parse(self, text):
        return int(text)

store = Store()
print(store.load('a'))
for key in ('c', 'b'):
    try:
        store.load(key)
    except KeyError as e:
        print('KeyError', e)
print(store.load('b'))
