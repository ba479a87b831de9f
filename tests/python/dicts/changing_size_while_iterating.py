d = {'a': 1, 'b': 2}
for key in list(d):
    if d[key] == 1:
        del d[key]
print(d)
for key in d:
    d[key + '!'] = 0
