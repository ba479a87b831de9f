# Threads and a counter
# Between get and set another thread gets in; incr is one call.

import threading
import time
from django.core.cache import cache

def read_then_write():
    visits = cache.get('visits')
    time.sleep(0.5)  # the work in between
    cache.set('visits', visits + 1)

def increment():
    time.sleep(0.5)
    cache.incr('visits')

for visit in (read_then_write, increment):
    cache.set('visits', 0)
    threads = [threading.Thread(target=visit) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(visit.__name__, cache.get('visits'))
