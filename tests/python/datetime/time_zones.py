from datetime import datetime, timedelta, timezone
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
tokyo = timezone(timedelta(hours=9), 'JST')
print(utc, utc.astimezone(tokyo), utc.tzinfo, utc.utcoffset(), utc == utc.astimezone(tokyo), utc.isoformat(), datetime.now(timezone.utc), utc.astimezone(tokyo).strftime('%H:%M %Z %z'), datetime.fromisoformat('2024-01-01T00:00:00+02:00'))
print(datetime(2024, 1, 1) == utc, datetime.fromtimestamp(1700000000, timezone.utc), utc.replace(tzinfo=None))
utc < datetime(2024, 1, 1)
