# Equal sets of constants are kept once in a program, in the order of the first.
print({3, 11, 19}, {19, 11, 3}, {11, 3, 19}.copy())


def f():
    return {19, 3, 11}, {27, 19, 3, 11, 27}


print(f(), {3, 11, 27, 19}, {3, 11, 19} == {19, 11, 3})
print({1, 9, 17}, {1.0, 9, 17}, {17, 9, True}, {17, 1, 9})
s = {-5, 11, 3}
print(s & s, s & {11, 3, -5}, s.intersection(s), s.intersection([3, 11, -5]))
s &= s
print(s)
