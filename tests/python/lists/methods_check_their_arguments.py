for f in (lambda: [].append(), lambda: [].append(1, 2), lambda: [].insert(1), lambda: [].extend(5), lambda: [].sort(5), lambda: [].sort(cmp=1), lambda: [].index(), lambda: [].pop('a'), lambda: list(1), lambda: list([1], [2]), lambda: [1].join(','), lambda: [1, 'a'].sort(), lambda: [].add(1)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
