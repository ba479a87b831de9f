s = {1}
for f in (lambda: {[1]}, lambda: {1}.add({}), lambda: set(5), lambda: set([[1]]), lambda: s[0], lambda: {1} + {2}, lambda: {1} | [2], lambda: {1}.append(2), lambda: frozenset({1}).add(2), lambda: {1} < [2]):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
