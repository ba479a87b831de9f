user = {'name': 'Ann'}
try:
    user['age']
except KeyError as e:
    print(e, repr(e), e.args)
try:
    del user['age']
except KeyError as e:
    print('del', e)
try:
    user.pop('age')
except KeyError as e:
    print('pop', e)
try:
    {}.popitem()
except KeyError as e:
    print(e)
user[('a', 1)]
