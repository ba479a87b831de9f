print('no newline yet', end='')
print(' - and more', end=' ')
int('boom')
