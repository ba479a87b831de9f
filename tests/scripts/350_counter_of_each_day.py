import datetime
import time
from django.core.cache import cache
def count_visit():
    today = datetime.date.today().isoformat()
    key = f'visits:{today}'
    cache.add(key, 0, timeout=60 * 60 * 24 * 2)
    return today, cache.incr(key)
for hours in (0, 1, 1, 0, 30):
    time.sleep(hours * 3600); print(*count_visit())
print({k.split(':', 2)[2]: cache.get(k.split(':', 1)[1].split(':', 1)[1]) for k in cache._cache})
week = [datetime.date.today() - datetime.timedelta(days=n) for n in range(3)]
print([(d.strftime('%a %d'), cache.get(f'visits:{d:%Y-%m-%d}', 0)) for d in week])
print(datetime.datetime.now().hour, datetime.datetime.now().strftime('%I:%M %p'), (datetime.datetime(2023, 11, 20) - datetime.datetime.now()).days, datetime.date(2024, 2, 28) + datetime.timedelta(2), datetime.datetime.fromisoformat('2024-01-01T10:00:00+02:00').astimezone(datetime.timezone.utc))
datetime.date.today() - datetime.datetime.now()
