from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

def f(value):
    match value:
        case {'type': 'circle', 'r': r}:
            return f'circle {r}'
        case {'type': t, **rest}:
            return f'{t} with {rest}'
        case Point(0, 0):
            return 'origin'
        case Point(x=0, y=y):
            return f'on y axis at {y}'
        case Point(x, y) if x == y:
            return 'diagonal'
        case Point():
            return 'some point'
        case (1, (2, inner)):
            return inner
    return 'no match'

print([f(v) for v in ({'type': 'circle', 'r': 2}, {'type': 'sq', 'a': 1}, Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), (1, (2, 'deep')), 'x')])
