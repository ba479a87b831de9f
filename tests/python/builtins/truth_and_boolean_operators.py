print(0 or 'default', '' or [] or 'last', 1 and 2, 0 and 1 / 0, not [], None is None, 1 < 2 < 3, 1 < 3 > 2, 3 > 2 == True, 'a' if [] else 'b')
print([bool(x) for x in (0, 0.0, '', ' ', [], [0], {}, None, 'False', 0j, range(0))], True + True, True == 1, True is True, isinstance(True, int))
x = 5
print(x > 3 and x < 10, not x == 5, x in (1, 5), x is not None, bool(x and None), (x > 1) + (x > 4))
