try:
    raise ExceptionGroup('several', [ValueError('a'), TypeError('b')])
except* ValueError as group:
    print('values', group.exceptions)
except* TypeError as group:
    print('types', group.exceptions)
e = ValueError('x')
e.add_note('remember')
print(e.__notes__)
