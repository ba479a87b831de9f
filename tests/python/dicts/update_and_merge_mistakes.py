defaults = {'timeout': 300, 'prefix': ''}
options = {'timeout': 60}
print({**defaults, **options}, defaults | options, dict(defaults, **options))
print(defaults.update(options), defaults)
for f in (lambda: defaults | [('a', 1)], lambda: {**5}, lambda: dict(**{1: 2}), lambda: defaults.update(5), lambda: defaults['a']['b']):
    try:
        f()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
