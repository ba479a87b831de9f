s, n = {1}, 5
for f in (lambda: [1][:'a'], lambda: 'ab'[1.5:], lambda: (1, 2)[None:], lambda: {}[1:2], lambda: s[1:2], lambda: n[0]):
    try:
        print(f())
    except TypeError as e:
        print(e)
