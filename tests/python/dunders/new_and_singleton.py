class Single:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            print('creating')
            cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, value=0):
        self.value = value

a, b = Single(1), Single(2)
print(a is b, a.value)
class Weird:
    def __new__(cls): return 'not an instance'
print(Weird())
