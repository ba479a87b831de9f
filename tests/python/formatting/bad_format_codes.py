tests = [lambda: f'{"a":d}', lambda: f'{1.5:d}', lambda: f'{"a":.2f}', lambda: f'{[1]:>5}', lambda: f'{None:5}', lambda: f'{1:,s}',
         lambda: '{} {}'.format(1), lambda: '{name}'.format(), lambda: '{0} {}'.format(1, 2), lambda: '{'.format(), lambda: '}'.format(), lambda: '{.x}'.format(1), lambda: '{0[5]}'.format([1]), lambda: '{!z}'.format(1)]
for t in tests:
    try:
        print(t())
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
