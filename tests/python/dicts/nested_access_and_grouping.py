orders = [('ann', 5), ('bob', 3), ('ann', 7)]
groups = {}
for name, amount in orders:
    groups.setdefault(name, []).append(amount)
print(groups, {k: sum(v) for k, v in groups.items()})
config = {'db': {'host': 'x', 'ports': [1, 2]}}
config['db']['ports'][1] += 5
print(config, config.get('cache', {}).get('host', 'none'))
config['cache']['host'] = 'y'
