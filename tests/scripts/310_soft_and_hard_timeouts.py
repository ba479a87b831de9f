import time
from django.core.cache import cache
class TwoLevel:
    def __init__(self, soft, hard): self.soft, self.hard = soft, hard; self.loads = []
    def get(self, key, loader):
        entry = cache.get(key)
        now = time.time()
        match entry:
            case None:
                state = 'cold'
            case (value, stamp) if now - stamp < self.soft:
                return value, 'fresh'
            case (value, _):
                if not cache.add(f'{key}:refreshing', 1, 5):
                    return value, 'stale'
                state = 'refresh'
            case _:
                raise TypeError('bad entry')
        value = loader()
        self.loads.append(now - 1700000000)
        cache.set(key, (value, now), self.hard)
        cache.delete(f'{key}:refreshing')
        return value, state
t = TwoLevel(2, 6)
n = iter(range(100))
for pause in (0, 1, 1, 3, 7, 0):
    time.sleep(pause)
    print(t.get('k', lambda: next(n)))
print(t.loads)
cache.set('k', 5)
t.get('k', int)
