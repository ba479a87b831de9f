import json
from datetime import date

class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, date):
            return o.isoformat()
        return super().default(o)

print(json.dumps({'when': date(2024, 1, 2)}, cls=Encoder), json.dumps(date(2024, 1, 2), default=str))
def hook(d):
    return tuple(d.items())
print(json.loads('{"a": {"b": 1}}', object_hook=hook), json.loads('[1.5]', parse_float=str))
class Point: pass
json.dumps([Point()], cls=Encoder)
