from django.core.cache import cache
import copy
config = {'a': {'b': [1, 2]}}
cache.set('c', config)
config['a']['b'].append(3)
one = cache.get('c'); two = cache.get('c')
one['a']['b'].append(99)
print(one, two, cache.get('c'), one is two, config)
shared = [0]
cache.set('s', [shared, shared])
s = cache.get('s'); s[0].append(1); print(s, s[0] is s[1])
d = copy.deepcopy(config); d['a']['b'].clear(); print(config, d, copy.copy(config)['a'] is config['a'])
l = [1]; l.append(l); cache.set('rec', l); print(cache.get('rec'), cache.get('rec')[1][1][0])
