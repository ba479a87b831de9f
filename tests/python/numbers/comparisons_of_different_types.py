print(1 == '1', 1 != '1', 1 == 1.0 == True, [1] == (1,), None == 0)
for f in (lambda: 1 < '1', lambda: [] > 3, lambda: None <= None, lambda: {} < {}, lambda: (1, 'a') < (1, 2), lambda: max(1, 'a')):
    try:
        f()
    except TypeError as e:
        print(e)
sorted([3, 'a', None])
