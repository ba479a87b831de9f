def describe(x):
    match x:
        case 0 | 1:
            return 'bit'
        case int(n) if n < 0:
            return f'negative {n}'
        case str() as s:
            return f'text {s!r}'
        case []:
            return 'empty'
        case [a]:
            return f'one {a}'
        case [a, *rest]:
            return f'{a} then {rest}'
        case None | True:
            return 'singleton'
        case _:
            return 'other'

for x in (0, -5, 'hi', [], [7], (1, 2, 3), None, 3.5, {1}):
    print(describe(x))
