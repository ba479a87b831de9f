print('a', sep='', sep='-')
