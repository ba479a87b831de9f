def add(a, b): return a + b
def div(a, b): return a / b
ops = {'+': add, '/': div, '-': lambda a, b: a - b}
for op in '+-/':
    print(op, ops[op](6, 3))
try:
    ops['/'](1, 0)
except ZeroDivisionError as e:
    print('error:', e)
ops['*'](1, 2)
