s = 'abé' * 100000
print(len(s.replace('b', 'xyz')), len(s.replace('abé', '')), len(s.replace('ab', 'ba', 70000)), s.replace('éa', '-', 3)[:9], s.count('éa'), s.count('zz'))
parts = s.split('éa')
print(len(parts), parts[0], parts[-1], parts[7], len(s.split('b', 60000)[-1]), s.split('zz') == [s])
print('éa'.join(parts) == s, len(', '.join(map(str, range(100000)))), ''.join(['é'] * 50000) == 'é' * 50000, len('-'.join(tuple(parts))))
try:
    ''.join(['a'] * 50000 + [7])
except TypeError as error:
    print(error)
