import json
from datetime import datetime
data = {'t': (1, 2), 1: 'one', None: 0, 'f': 1.0, 'b': True, 'big': 10 ** 20}
back = json.loads(json.dumps(data))
print(back, back == data, type(back['t']).__name__, json.dumps('é'), json.dumps([1.5, -0.0, 1e100]))
print(json.dumps({'z': 1, 'a': {'k': []}}, indent=4))
print(json.dumps([]), json.dumps({}), json.dumps([[], {}], indent=1), json.dumps(None), json.dumps('</script>'))
json.dumps({'when': datetime(2024, 1, 1)})
