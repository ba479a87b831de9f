def hanoi(n, a='A', b='B', c='C'):
    if n == 0:
        return 0
    moves = hanoi(n - 1, a, c, b)
    if n == 3:
        print(f'move {n} from {a} to {c}')
    return moves + 1 + hanoi(n - 1, b, a, c)

print(hanoi(3), hanoi(8, *'xyz'))
def perms(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms('abc'))
def flatten(x):
    return [y for item in x for y in flatten(item)] if isinstance(x, list) else [x]
print(flatten([1, [2, [3, [4]]], []]))
