def add(item, basket=[]):
    basket.append(item)
    return basket

print(add(1), add(2), add(3, []), add.__defaults__)
def fixed(item, basket=None):
    basket = [] if basket is None else basket
    basket.append(item)
    return basket
print(fixed(1), fixed(2))
