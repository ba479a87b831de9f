def ratio(a, b):
    assert b != 0, f'b must not be zero (a={a})'
    return a / b

print(ratio(1, 2))
try:
    ratio(1, 0)
except AssertionError as e:
    print('AssertionError:', e)
try:
    assert []
except AssertionError as e:
    print(repr(e), str(e) == '')
assert 1 == 2, 'math is broken'
