d = dict(b=1, a=2)
d['b'] = 9
print(d, {**d, 'c': 3}, d | {'a': 0, 'z': 1}, {'a': 2, 'b': 9} == d, dict([('x', 1)]), dict(zip('ab', [1, 2])))
d |= {'q': 5}
print(d, list(reversed(d)), dict.fromkeys('ab', 0), {1: 'int', 1.0: 'float', True: 'bool'})
print(sorted(d), sorted(d.items(), key=lambda kv: kv[1]), max(d, key=d.get), {v: k for k, v in d.items()})
