# A lock with add()
# add() stores only where nothing is: one worker wins, the others wait.

import time
from django.core.cache import cache

def work(worker):
    if not cache.add('lock:report', worker, timeout=5):
        return f"{worker} waits for {cache.get('lock:report')}"
    return f'{worker} has the lock'

print(work('ann'))
print(work('bob'))
cache.delete('lock:report')
print(work('bob'))

# Bob crashes. The timeout frees the lock.
time.sleep(5)
print(work('cat'))
