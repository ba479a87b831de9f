user = None
try:
    user.name = 'x'
except AttributeError as e:
    print(e)
try:
    user['name'] = 'x'
except TypeError as e:
    print(e)
try:
    del user['name']
except TypeError as e:
    print(e)
def f(): pass
f()['x']
