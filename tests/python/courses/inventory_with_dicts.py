stock = {'apple': {'price': 0.5, 'qty': 10}, 'pear': {'price': 0.75, 'qty': 0}}
def sell(name, n=1):
    item = stock[name]
    if item['qty'] < n:
        raise ValueError(f'only {item["qty"]} {name}(s) left')
    item['qty'] -= n
    return round(item['price'] * n, 2)

print(sell('apple', 3), stock['apple'])
for name, n in [('pear', 1), ('kiwi', 1), ('apple', '2')]:
    try:
        sell(name, n)
    except ValueError as e:
        print('ValueError:', e)
    except (KeyError, TypeError) as e:
        print(type(e).__name__ + ':', e)
print({k: v['price'] * v['qty'] for k, v in stock.items()})
