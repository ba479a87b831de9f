class Proxy:
    def __init__(self, target): object.__setattr__(self, 'target', target)
    def __getattr__(self, name):
        print('lookup', name)
        return getattr(self.target, name)
    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, value)
    def __call__(self, *args): return args[::-1]

p = Proxy('text')
print(p.upper(), p(1, 2))
p.x = 5
print(p.x)
p.nope
