for f in (lambda: dict(1), lambda: dict([1]), lambda: dict(['abc']), lambda: dict(['ab', 'cd']), lambda: dict({}, {}), lambda: {}.get(), lambda: {}.update(5), lambda: {} + {}, lambda: {}.has_key('a'), lambda: {}.add(1), lambda: {}.a):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
