from datetime import date, datetime, time, timedelta, timezone
from django.core.cache import cache

cache.set_many({
    'date': date(2024, 2, 29),
    'naive': datetime(2024, 1, 2, 3, 4, 5, 678),
    'aware': datetime(2024, 1, 2, tzinfo=timezone.utc),
    'time': time(23, 59),
    'delta': timedelta(days=-1, seconds=5),
    'zone': timezone(timedelta(hours=5, minutes=30)),
})
for key in ('date', 'naive', 'aware', 'time', 'delta', 'zone'):
    print(repr(cache.get(key)), '|', cache.get(key))
cache.get('naive') - cache.get('aware')
