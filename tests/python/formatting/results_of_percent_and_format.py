def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: (float('1e5'), float('-inf'), float('nan'), float(' 1.5 '), float(3), float('1_0.5'), float(b'2.5'), float('Infinity'), float(True), float(10**22)),
    lambda: ('%d %5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5, 6), '%x %X %o %#x %#o' % (255, 255, 8, 255, 8), '%e %E %f %.2f %g %G' % (1.5, 1.5, 1.5, 1.555, 1e10, 1e-10)),
    lambda: ('%s %r %a' % ('é', 'é', 'é'), '%10s|%-10s|%.2s' % ('a', 'b', 'cde'), '%c%c' % (65, 'B'), '%%', '%% %d' % 5, '%(a)s %(b)05.1f' % {'a': 1, 'b': 2.25}, '%*d|%-*d|%.*f' % (5, 1, 5, 2, 2, 3.14159)),
    lambda: ('%s' % None, '%s' % (1,), '%s' % [1, 2], '%s' % ((1, 2),), '%s and %s' % ('a', 'b'), '%d' % 3.99, '%d' % True, '%i' % -5, '%s' % {}, '%5.1f%%' % 99.55, '%r' % 'a', '%d' % 10**20, '%s' % 10**20),
    lambda: (b'%s %d' % (b'a', 5), b'%a' % 'x', b'%c' % 65, b'%c' % b'B', b'%05d' % 3, b'%x' % 255, bytearray(b'%s') % b'q', b'%5s|' % b'ab', b'%.1f' % 2.25),
    lambda: ('{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a}{b}'.format(a=1, b=2), '{0[0]} {0[1]}'.format([1, 2]), '{0[k]}'.format({'k': 'v'}), '{0.real}'.format(5), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{{}}'.format(), '{:>5}|{:<5}|{:^5}'.format(1, 2, 3)),
    lambda: ('{:,} {:_} {:.2f} {:e} {:%} {:x} {:#b} {:08.3f} {:+}'.format(1234567, 1234567, 3.14159, 12345.678, 0.25, 255, 5, 3.14159, 5), '{:{w}.{p}f}'.format(3.14159, w=10, p=2), '{:{}{}}'.format('a', '>', 5), '{:*^9}'.format('mid')),
    lambda: ('{a[0]}{a[1]}'.format(a='xy'), '{0}{0}'.format('q'), '{:d}'.format(True), '{}'.format(True), '{:5}'.format(True), '{:5}|'.format('a'), '{:5}|'.format(1), '{:}'.format(None), '{!r:>6}'.format('a')),
    lambda: ('{x}'.format_map({'x': 1}), '{x[y]}'.format_map({'x': {'y': 2}})),
    lambda: ('a'.__add__('b'), 'a'.__len__(), 'abc'.__contains__('b'), 'abc'.__getitem__(1), 'abc'.__getitem__(slice(1, None)), 'a'.__eq__('a'), 'a'.__lt__('b'), 'a'.__repr__(), 'a'.__str__(), 'a'.__format__('>3'), 'ab'.__mul__(2), '%s'.__mod__(1), list('ab'.__iter__()), 'a'.__ne__('b'), 'a'.__rmod__('%s')),
    lambda: (str.upper('a'), int.__add__(1, 2), str.join(',', ['a']), bytes.hex(b'a'), float.is_integer(1.0), str.__len__('abc'), int.bit_length(5), str.format('{}', 1)),
    lambda: (f'{5:>5}|{3.14159:.2f}|{"a"!r:>5}|{10**20}|{True}|{None}|{[1]}|{1j}|{b"a"}'),
    lambda: ('%d' % 10**4300),
    lambda: (f'{10**4300}'),
    lambda: (hex(10**4300)[:20], '%x' % 10**50),
    lambda: ((2**10**5) % 7),
    lambda: ((1 << 10**6) % 7),
    lambda: (3**100000 % 1000),
):
    t(f)
