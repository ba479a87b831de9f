d = {1: 'int', '1': 'str', 1.5: 'float', (1,): 'tuple', None: 'none', True: 'true'}
print(d, len(d), d[1.0], d['1'])
print(d[2])
