print('a': 1)
