import time, datetime as dt
from django.core.cache import cache
def bucket(size): return int(time.time()) // size * size
def record(metric, n=1, size=10):
    k = f'{metric}:{bucket(size)}'
    try: cache.incr(k, n)
    except ValueError: cache.add(k, n, size * 3)
for i in range(25): record('hits'); time.sleep(1)
now = bucket(10); series = {b - 1700000000: cache.get(f'hits:{b}', 0) for b in range(now - 30, now + 10, 10)}
print(series, sum(series.values()))
print(dt.datetime.fromtimestamp(now, dt.timezone.utc).isoformat(), dt.timedelta(seconds=now % 3600), dt.datetime.now().replace(microsecond=0), dt.date.today() - dt.timedelta(days=1))
midnight = dt.datetime.combine(dt.date.today() + dt.timedelta(days=1), dt.time.min)
left = (midnight - dt.datetime.now()).seconds; cache.set('daily', 1, left); print(left)
time.sleep(left - 1); print(cache.get('daily')); time.sleep(1); print(cache.get('daily'))
print(time.localtime().tm_hour, time.gmtime(0).tm_year, time.strptime('2024-01-02', '%Y-%m-%d').tm_yday, time.ctime(0), time.perf_counter() - time.monotonic())
dt.timedelta(minute=5)
