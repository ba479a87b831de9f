try:
    str.shout = lambda self: self.upper()
except TypeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
[].size = 3
