from datetime import timedelta
import time
from django.core.cache import cache

HOUR = timedelta(hours=1)
cache.set('ok', 'v', HOUR.total_seconds())
cache.set('ok2', 'v', timeout=HOUR / timedelta(seconds=1))
cache.set('ok3', 'v', HOUR.seconds)
time.sleep(3599)
print(cache.get_many(['ok', 'ok2', 'ok3']))
time.sleep(1)
print(cache.get_many(['ok', 'ok2', 'ok3']))
cache.add('bad', 'v', HOUR)
