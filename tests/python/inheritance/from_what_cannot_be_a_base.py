try:
    class X(bool): pass
except TypeError as e:
    print(e)
class Y(Undefined):
    pass
