from collections import defaultdict
from django.core.cache import cache
class Tagged:
    def set(self, key, value, tags=(), timeout=60):
        versions = self._versions(tags)
        cache.set(key, {'v': value, 'tags': versions}, timeout)
    def _versions(self, tags):
        keys = [f'tag:{t}' for t in tags]
        known = cache.get_many(keys)
        for k in set(keys) - known.keys():
            cache.add(k, 1, None); known[k] = 1
        return dict(sorted(known.items()))
    def get(self, key, default=None):
        entry = cache.get(key)
        if entry is None or entry['tags'] != self._versions([t[4:] for t in entry['tags']]): return default
        return entry['v']
    def invalidate(self, *tags):
        for t in tags:
            try: cache.incr(f'tag:{t}')
            except ValueError: pass
t = Tagged()
t.set('p1', 'one', ['post', 'ann']); t.set('p2', 'two', ['post', 'bob'])
print(t.get('p1'), t.get('p2'), cache.get('p1'))
t.invalidate('ann', 'nobody'); print(t.get('p1', 'stale'), t.get('p2'))
t.invalidate('post'); print(t.get('p2', 'stale'), cache.get_many(['tag:post', 'tag:ann', 'tag:bob']))
t.set('p3', 3, 'ab'); print(cache.get('p3'))
t.set('p4', 3, None)
