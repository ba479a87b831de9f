tests = [lambda: 1 + 'a', lambda: 'a' + 1, lambda: [1] + (2,), lambda: None + 1, lambda: {} + {}, lambda: 'a' - 'b',
         lambda: [1] * [2], lambda: 'a' * 2.0, lambda: -'a', lambda: ~1.5, lambda: 1 << 2.0, lambda: 1 & 'x', lambda: 2 ** 'x',
         lambda: 'a' / 2, lambda: len + 1, lambda: +[], lambda: {1} + {2}, lambda: (1,) + [2], lambda: b'a' + 'b', lambda: 'a' + b'b']
for t in tests:
    try:
        print(t())
    except TypeError as e:
        print(e)
total = 0
total += '5'
