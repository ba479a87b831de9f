import time
from django.core.cache import cache
for name, t in {'five': 5, 'ten': 10.5, 'never': None, 'now': 0, 'neg': -1, 'default': 'D'}.items():
    cache.set(name, name) if t == 'D' else cache.set(name, name, t)
for at in (0, 4.999, 5, 10.5, 299.999, 300, 10**6):
    time.sleep(max(0, at - (time.time() - 1700000000)))
    print(f'{at:>9}', ' '.join(n if cache.get(n) else '-' * len(n) for n in ('five', 'ten', 'never', 'now', 'neg', 'default')))
print(list(cache._cache), cache.touch('five'), cache.touch('never', 1), cache.add('now', 2), cache.add('never', 3))
time.sleep(1)
print(cache.get('never'), cache.delete('never'), cache.delete('now'))
