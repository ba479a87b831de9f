import time
from django.core.cache import cache
def throttle(seconds):
    def deco(f):
        key = f'throttle:{f.__module__}.{f.__qualname__}'
        def w(*a, **k):
            if not cache.add(key, True, seconds):
                left = cache._expire_info[cache.make_key(key)] - time.time()
                print(f'  wait {left:.1f}s'); return None
            return f(*a, **k)
        return w
    return deco
@throttle(3)
def save(): print('saved at', time.strftime('%M:%S'))
for _ in range(6): save(); time.sleep(1)
def debounce(key, value, wait=2):
    token = cache.get(f'{key}:token', 0) + 1
    cache.set(f'{key}:token', token, wait * 2)
    time.sleep(0.5)
    return token, cache.get(f'{key}:token') == token
print([debounce('k', i) for i in range(3)])
