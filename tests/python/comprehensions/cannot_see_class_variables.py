class Shop:
    rate = 2
    prices = [1, 2]
    total = sum(p for p in prices)
    print(total)
    taxed = [p * rate for p in prices]
