# A rate limiter
# Three requests in ten seconds, counted under a key that expires.

import time
from django.core.cache import cache

LIMIT, WINDOW = 3, 10

def is_allowed(address):
    key = f'requests:{address}'
    cache.add(key, 0, WINDOW)
    return cache.incr(key) <= LIMIT

for request in range(6):
    answer = 'ok' if is_allowed('10.0.0.7') else 'too many requests'
    print(f'{request * 2} s: {answer}')
    time.sleep(2)
