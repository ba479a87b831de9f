def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: (7 // -2, -7 // 2, 7 % -2, -7 % 2, 7.5 // -2, -7.5 % 2, 1e300 * 1e10, -0.0, 0.0 == -0.0),
    lambda: (2**100, (-2)**3, 2**-1, 4**0.5, (-8)**(1/3), 0**0, 10**30 // 7, -10**30 // 7, 10**30 % -7, divmod(-10**30, 7)),
    lambda: (1 + True, True * 3, True / 2, ~True, -True, +True, True ** 2, True << 3),
    lambda: (10**20 + 1, 10**20 - 1, 10**20 * -3, 10**20 / 3, 10**20 & 255, 10**20 | 1, 10**20 ^ 1, 10**20 >> 3, 1 << 70, -1 << 70, -(2**63), 2**63 - 1, -2**63 - 1),
    lambda: (9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775808), abs(-9223372036854775808), -9223372036854775808 // -1),
    lambda: (1 + 2.5, 2.5 - 1, 3 * 1.5, 7 / 2, 2 ** 0.5, 2.5 // 1, 7.5 % 2, divmod(7.5, 2), divmod(-7, 2), divmod(7, -2.0)),
    lambda: (1 + 2j, (1+2j) * (3-1j), (1+2j) / (3-1j), (1+2j) ** 2, abs(3+4j), -(1+2j), (1+2j) - 1, 2 * 1j, 1j ** 2, (1+2j) == (1+2j), 1j ** 0.5),
    lambda: (round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(1e20), round(1.5e300, -299), round(5, 3), round(-0.4), round(0.1 + 0.2, 10)),
    lambda: (pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 7), pow(2, 3, -5), pow(2.0, 3), pow(2, 0.5), pow(10**20, 3, 10**9 + 7)),
    lambda: (int('ff', 16), int('0xff', 0), int('-0b101', 0), int('z', 36), int('  -12\n'), int(12.9), int(-12.9), int('1_000'), int(True), int(b'7'), int('12', 3), int('٣')),
    lambda: ((255).bit_length(), (-255).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count(), (10**20).bit_count(), (2**70).bit_length()),
    lambda: ((1000).to_bytes(2, 'big'), (1000).to_bytes(2, 'little'), (-5).to_bytes(2, 'big', signed=True), (0).to_bytes(0, 'big'), (10**20).to_bytes(10, 'big'), (127).to_bytes(1, 'big', signed=True), (5).to_bytes(4, 'little')),
    lambda: (int.from_bytes(b'\x03\xe8', 'big'), int.from_bytes(b'\x03\xe8', 'little'), int.from_bytes(b'\xff\xfb', 'big', signed=True), int.from_bytes(b''), int.from_bytes(bytearray(b'\x01'), 'big')),
    lambda: ((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (3.0).is_integer(), (0.1).hex(), float.fromhex('0x1.8p+1'), (2.5).conjugate(), (1+2j).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (1.5).real, (1+2j).imag),
    lambda: ((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__floordiv__(2), (5).__rfloordiv__(12), (5).__mod__(3), (5).__pow__(2), (5).__rpow__(2), (5).__lshift__(1), (5).__and__(4), (5).__truediv__(2), (5).__neg__(), (5).__invert__(), (5).__abs__(), (5).__bool__(), (5).__hash__(), (5).__repr__(), (5).__str__(), (5).__format__('03d'), (5).__index__(), (5).__int__(), (5).__float__(), (5).__eq__(5), (5).__ne__(5), (5).__lt__(6), (5).__divmod__(3), (5).__rdivmod__(13)),
    lambda: ((5.0).__add__(3), (5.0).__radd__(3), (5.0).__pow__(2), (5.0).__floordiv__(2), (5.0).__divmod__(2), (5.0).__lt__(6), (5.0).__eq__('a'), (5.0).__hash__(), (5.0).__repr__(), (5.0).__round__(1), (5.7).__int__(), (5.0).__neg__()),
    lambda: (1 == 1.0, 1 == True, 'a' == b'a', 1 != 'a', 10**20 == 1e20, 10**20 < 1e21, 2**53 + 1 == float(2**53), float('nan') == float('nan'), 1j == 1, b'a' == bytearray(b'a')),
    lambda: (1.0, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1e22, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 100.0, -1.5, 1/3),
):
    t(f)
