class Defaults(dict):
    def __missing__(self, key):
        self[key] = key.upper()
        return self[key]

d = Defaults(a='x')
print(d['a'], d['b'], d, d.get('c'), 'c' in d, isinstance(d, dict), '%(z)s' % d, '{w}'.format_map(d))
