Dynamic = type('Dynamic', (object,), {'x': 5, 'double': lambda self: self.x * 2})
d = Dynamic()
print(d.double(), Dynamic.__mro__, Dynamic.__bases__, type(Dynamic), isinstance(Dynamic, type))
Dynamic.y = 7
setattr(d, 'z', 1)
print(d.y, d.z, d.__dict__, d.__class__ is Dynamic, callable(Dynamic), Dynamic.__module__)
Dynamic.nothing
