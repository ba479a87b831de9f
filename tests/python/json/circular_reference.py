import json
a = []
a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print(e)
print(json.dumps({'a': True, 'b': None}), json.loads(json.dumps((1, 2))))
json.dumps(object)
