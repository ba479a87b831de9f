class NonData:
    def __get__(self, obj, cls): return 'descriptor'
class Data(NonData):
    def __set__(self, obj, value): print('ignored', value)

class A:
    x = NonData()
    y = Data()

a = A()
a.x = 'instance'
a.y = 'instance'
a.__dict__['y'] = 'sneaky'
print(a.x, a.y, A.x)
