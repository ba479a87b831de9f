from django.core.cache import cache
def deep_set(key, path, value):
    d = cache.get(key, {}); cur = d
    *parents, last = path.split('.')
    for p in parents: cur = cur.setdefault(p, {})
    cur[last] = value; cache.set(key, d); return d
def deep_get(key, path, default=None):
    cur = cache.get(key)
    for p in path.split('.'):
        if not isinstance(cur, dict) or p not in cur: return default
        cur = cur[p]
    return cur
deep_set('cfg', 'db.host', 'localhost'); deep_set('cfg', 'db.port', 5432); deep_set('cfg', 'debug', True)
print(cache.get('cfg'), deep_get('cfg', 'db.port'), deep_get('cfg', 'db.user.name', 'n/a'), deep_get('none', 'x'))
def flatten(d, pre=''): return {k2: v2 for k, v in d.items() for k2, v2 in (flatten(v, f'{pre}{k}.') if isinstance(v, dict) else {pre + k: v}).items()}
cache.set_many(flatten(cache.get('cfg'), 'cfg.')); print(cache.get('cfg.db.host'), sorted(flatten(cache.get('cfg'))))
deep_set('cfg', 'debug.level', 3)
