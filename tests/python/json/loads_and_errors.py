import json
print(json.loads('{"a": [1, 2.0, null, true, "x\\u00e9"]}'), json.loads('5'), json.loads(' [] '), json.loads('"t"'), json.loads(b'{"k": 1}'), json.loads('{"a": 1, "a": 2}'))
for text in ('', '{', "{'a': 1}", '{"a": 1,}', '[1 2]', 'nul', '{"a"}', '[1] x', '"abc'):
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print(repr(text), e)
try:
    json.loads(None)
except TypeError as e:
    print(e)
json.loads('{bad}')
