d = {'a': 1}
keys, values, items = d.keys(), d.values(), d.items()
d['b'] = 2
print(keys, list(values), items, keys & {'a', 'z'}, keys - {'a'}, ('b', 2) in items, len(keys))
keys[0]
