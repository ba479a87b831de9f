import math, time, random, json
for f in (lambda: math.floor('1'), lambda: time.sleep(None), lambda: json.dumps(), lambda: json.loads(5), lambda: random.choice(), lambda: ','.join(1), lambda: int([]), lambda: float({}), lambda: round('2'), lambda: sum(5), lambda: str.upper(5), lambda: list.append([1]), lambda: dict.get({}), lambda: 'a'.format_map(5), lambda: sorted(1)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
