import time
from datetime import datetime, timezone
from django.core.cache import cache

def report(*keys):
    now = datetime.now(timezone.utc)
    found = cache.get_many(keys)
    print(f"{now:%H:%M:%S} {len(found)}/{len(keys)}", *(f'{k}={v!r}' for k, v in found.items()))

cache.set('a', 1, 60)
cache.set('b', 'two', 120)
cache.set('c', [3], None)
for _ in range(3):
    report('a', 'b', 'c')
    time.sleep(60)
print(datetime.fromtimestamp(time.time(), timezone.utc).isoformat())
