print(0.1, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1.0, -0.0, 1e300 * 1e10)
print(float('nan'), float('-inf'), 3.0 == 3, 1 / 3, 2 / 3, 100 / 3)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(5, -1))
print(int(3.99), int(-3.99), float('1e3'), float(' 2.5 '), int('0x1f', 16), int('-12'), int('1_000'))
