tests = [lambda: 'a'.upper(1), lambda: 'a'.replace('a'), lambda: 'a'.split(1), lambda: 'a b'.split(''), lambda: 'a'.center(), lambda: 'a'.join(), lambda: 'a'.strip(1),
         lambda: 'a'.count(), lambda: 'a'.find(1), lambda: 'a'.center(5, 'xx'), lambda: 1 in 'a', lambda: 'a'.encode('klingon'), lambda: ord('ab'), lambda: ord(1), lambda: chr(-1), lambda: chr('a'), lambda: len(5)]
for t in tests:
    try:
        print(t())
    except (TypeError, ValueError, LookupError) as e:
        print(type(e).__name__, e)
