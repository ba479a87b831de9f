n = 0b1011
print(n & 6, n | 16, n ^ 5, ~n, n << 3, n >> 1, 0xff, 0o17)
print(f'{n:b} {n:08b} {255:x} {255:X} {255:#x} {8:o}', n.bit_count(), (300).to_bytes(2, 'big'), int.from_bytes(b'\x01,', 'big'))
print((5).__add__(3), (0.5).as_integer_ratio(), (0.1).is_integer(), (2.0).is_integer(), True + True)
