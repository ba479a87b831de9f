def average(values):
    total = 0
    for v in values:
        total += float(v)
    return total / len(values)

print(average(['1', '2.5', ' 3 ']), round(average([1, 2]), 1))
for bad in (['1', 'two'], [], [None], '12', 5):
    try:
        print(average(bad))
    except (ValueError, ZeroDivisionError, TypeError) as e:
        print(f'{type(e).__name__}: {e}')
