class User:
    def __init__(self, name):
        self.name = name

u = User('ann')
print(getattr(u, 'age', 'unknown'), hasattr(u, 'name'), hasattr(u, 'age'))
try:
    User.name
except AttributeError as e:
    print(e)
try:
    del u.email
except AttributeError as e:
    print(e)
print(u.email)
