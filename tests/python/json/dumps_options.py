import json
data = {'name': 'Zoë', 'n': [1, 2.5, None, True], 'nested': {'b': 1, 'a': ()}, 3: 'int key'}
print(json.dumps(data), json.dumps(data, ensure_ascii=False), sep='\n')
print(json.dumps({'b': 1, 'a': [1, {}]}, indent=2, sort_keys=True), json.dumps([1, 2], separators=(',', ':')), json.dumps('quote " \n\t\\ /'), json.dumps(float('inf')))
try:
    json.dumps({'s': {1, 2}})
except TypeError as e:
    print(e)
print(json.dumps({1, 2}, default=sorted), json.dumps({None: 1, True: 2, 2.5: 3}))
json.dumps({(1, 2): 'tuple key'})
