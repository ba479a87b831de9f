from django.core.cache import cache
def incr_or_create(key, timeout=60):
    try:
        return cache.incr(key)
    except ValueError:
        cache.set(key, 1, timeout)
        return 1
print([incr_or_create('c') for _ in range(3)])
def hit(ip, limit=3, period=60):
    key = 'hits:%s' % ip
    if cache.add(key, 1, timeout=period):
        return True
    try:
        return cache.incr(key) <= limit
    except ValueError:
        return hit(ip, limit, period)
print([hit('127.0.0.1') for _ in range(5)])
import time; time.sleep(60); print(hit('127.0.0.1'))
print('%(a)s-%(b)05.2f' % {'a': cache.get('hits:127.0.0.1'), 'b': 3.14159}, '%s %s' % ('x', cache.get('none')))
print('%d' % cache.get('none'))
