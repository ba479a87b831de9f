prices = {'ab': 1, 'cd': 2}
for a, b in prices:
    print(a, b)
for name, price in prices.items():
    print(name, price)
for name, price in {'pen': 1}:
    print(name, price)
