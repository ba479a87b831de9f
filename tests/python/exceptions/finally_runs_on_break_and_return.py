def find(items, wanted):
    for i, item in enumerate(items):
        try:
            if item == wanted:
                return i
        finally:
            print('checked', item)
    else:
        print('no break')
    return -1

print(find('abc', 'b'), find('a', 'z'))
while True:
    try:
        break
    finally:
        print('leaving')
