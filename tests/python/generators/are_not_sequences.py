g = (x * x for x in range(5))
for f in (lambda: g[0], lambda: len(g), lambda: g + g, lambda: g(), lambda: g.next(), lambda: reversed(g)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
print(sum(g), sum(g), 4 in (x for x in range(9)), max(x for x in [3, 9, 2]))
next(5)
