class Item:
    def __init__(self, name): self.name = name
    def __str__(self): return f'Item {self.name}'

class Better(Item):
    def __repr__(self): return f'Better({self.name!r})'

print(Item('a'), str([Better('b')]), f'{Better("c")}', f'{Better("c")!r}', [str(Item('d'))])
print('Items: ' + Item('e'))
