x = 1
else:
    print('no if')
