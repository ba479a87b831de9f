import time
from django.core.cache import cache

MAX, LOCK = 3, 15 * 60

def login(user, password):
    key = f'login:{user}'
    if cache.get(key, 0) >= MAX:
        return 'locked'
    if password != 'secret':
        try:
            n = cache.incr(key)
        except ValueError:
            cache.set(key, n := 1, LOCK)
        return f'wrong ({MAX - n} left)'
    cache.delete(key)
    return 'welcome'

for pw in ('a', 'b', 'c', 'secret'):
    print(login('ann', pw))
time.sleep(LOCK)
print(login('ann', 'secret'))
