import json

a = list(range(50000))
text = json.dumps(a)
print(json.loads(text) == a, json.loads('  ' + text + '\n') == a, json.loads(text, parse_int=str)[-1], json.loads(text.replace(',', ' ,\n')) == a)
nested = [[n, {'k': [n]}] for n in range(9000)]
print(json.loads(json.dumps(nested)) == nested, json.loads(json.dumps({'a': a}))['a'] == a)
print(json.loads('[' + ' ' * 70000 + ']'), json.loads('[' + ' ' * 70000 + '1]'), json.JSONDecoder().raw_decode(text + ' x')[1] == len(text))
for wrong in text[:-1], text[:-1] + ',', text[:-1] + ',]', text + ']', text[:-1] + ' 5]', text[:-1] + ', x]', 'é' + text, '[' + ' ' * 70000:
    try:
        print(json.loads(wrong))
    except json.JSONDecodeError as error:
        print(error)
print(json.loads('["é", ' + text[1:])[:2], json.loads(text[:-1] + ', NaN, -Infinity, "\\u00e9"]')[-3:])
