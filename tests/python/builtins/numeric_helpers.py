print(abs(-3), abs(-2.5), sum([1, 2.5]), sum([[1], [2]], []), min(3, 1), max([4, 9]), max('b', 'a', key=ord), min([], default='none'), pow(2, 10, 1000), divmod(-7, 2), round(3.14159, 3))
print(bool(0), bool('0'), bool([]), bool(' '), int(True), bin(5), hex(255), oct(8), chr(97), ord('a'), float('2'), complex('1+2j'))
for f in (lambda: max([]), lambda: min(), lambda: max(1), lambda: sum('ab'), lambda: sum([1, 'a']), lambda: max(key=len), lambda: sum(['a', 'b']), lambda: sum(1, 2, 3)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
