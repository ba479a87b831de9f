class Managed:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind.__name__ if kind else None, value)
        return kind is KeyError

with Managed('a') as a, Managed('b') as b:
    print(a, b)
with Managed('c'):
    raise KeyError('swallowed')
with (Managed('d') as d, Managed('e')):
    print('both', d)
with Managed('f'):
    1 / 0
