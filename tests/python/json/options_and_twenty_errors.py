import json
from datetime import date
print(json.dumps({'b': [1, 2.0, True, None, 'é"\n'], 'a': {}}, sort_keys=True), json.dumps([1, 2], indent=4), json.dumps({'a': 1}, separators=(',', ':')), json.dumps({1: 'a', None: 'b', True: 'c', 2.5: 'd'}), json.dumps('☃'), json.dumps('☃', ensure_ascii=False), json.dumps((1, 2)), json.dumps(float('nan')), json.dumps([]), json.dumps({}, indent=2), json.dumps([[], {}], indent=1))
print(json.loads('[1, 2.0, "x", null, true, {"a": -1e3}]'), json.loads(' "\\u00e9" '), json.loads('{"a": 1, "a": 2}'), json.loads(b'[1]'), json.loads('1e400'), json.loads('[1.50]', parse_float=str), json.loads('{"a": {"b": 1}}', object_hook=lambda d: tuple(d.items())), json.loads('{"x": 1}', object_pairs_hook=list))
print(json.dumps({'d': date(2024, 1, 2)}, default=str), json.dumps({(1, 2): 3}, skipkeys=True))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3, 1}}, cls=E))
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(object), lambda: json.loads(''), lambda: json.loads('{'), lambda: json.loads("{'a': 1}"), lambda: json.loads('[1,]'), lambda: json.loads('{"a": }'), lambda: json.loads('nul'), lambda: json.loads('[1 2]'), lambda: json.loads('{"a" 1}'), lambda: json.loads('"abc'), lambda: json.loads('[1] x'), lambda: json.loads(5), lambda: json.loads(None), lambda: json.dumps(float('inf'), allow_nan=False), lambda: json.dumps('x', cls=E, nope=1), lambda: json.loads('{"a": 1,}'), lambda: json.loads('"\\x"'), lambda: json.loads('"a\nb"'), lambda: json.dumps(b'x'), lambda: json.loads('01')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
